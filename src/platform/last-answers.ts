import { hash } from 'node:crypto';
import { serialize } from 'node:v8';

/**
 * The last answers of work that takes seconds and depends on its task alone: asked again soon, by the page that follows
 * or by the same button, it waits for nothing. Answers are shared by whoever asks: nobody changes them.
 */
export class LastAnswers {
  readonly #most: number;
  readonly #seconds: number;
  readonly #answers = new Map<string, { answer: Promise<unknown>; leaving: ReturnType<typeof setTimeout> }>();

  /** Keeps that many answers at most, each so many seconds after it was last asked. */
  constructor({ most, seconds }: { most: number; seconds: number }) {
    this.#most = most;
    this.#seconds = seconds;
  }

  /** The answer to a task (plain data), worked out unless it is known; what fails is worked out anew each time. */
  async of<Task, Answer>(task: Task, work: (task: Task) => Promise<Answer>): Promise<Answer> {
    const key = hash('sha256', serialize(task), 'base64url');
    const known = this.#answers.get(key);
    const answer = (known?.answer as Promise<Answer> | undefined) ?? work(task);
    this.#keep(key, answer);
    try {
      return await answer;
    } catch (error) {
      this.#forget(key);
      throw error;
    }
  }

  #keep(key: string, answer: Promise<unknown>): void {
    this.#forget(key);
    const leaving = setTimeout(() => this.#forget(key), this.#seconds * 1_000).unref();
    this.#answers.set(key, { answer, leaving });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#most) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    clearTimeout(this.#answers.get(key)?.leaving);
    this.#answers.delete(key);
  }
}
