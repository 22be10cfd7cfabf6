/** What the tabs of one browser tell each other: they share a sign-in, and none is told by the server. */
type News = 'signed_out' | 'switched'

const channel = new BroadcastChannel('portal')

export const tellOtherTabs = (news: News) => channel.postMessage(news)

export function listenToOtherTabs(hear: (news: News) => void) {
  channel.onmessage = ({ data }: MessageEvent<News>) => hear(data)
}
