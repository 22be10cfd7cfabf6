export class Postman {
  async deliver(_mailId: number): Promise<void> {}
}
