/** One text of an event, of a change or of a step, as somebody wrote it. */
export interface WrittenVersion<Content> {
  version: number;
  content: Content;
  /** Name of who wrote it; null once they asked to be forgotten. */
  writtenBy: string | null;
  writtenAt: Date;
}
