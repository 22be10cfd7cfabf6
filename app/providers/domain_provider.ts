export default class DomainProvider {}
