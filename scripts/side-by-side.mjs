// Does several jobs at a time, and shows what they print one after the other.

/**
 * Where a job prints.
 * @typedef {object} Output
 * @property {(text: string) => void} line
 * @property {import('./setup.mjs').Print} print
 */

/**
 * Does the jobs, two at a time, and answers what they answer, in their order. What the first prints is
 * shown at once; what another one prints, when all before it have ended.
 * @template T
 * @param {readonly ((output: Output) => Promise<T>)[]} jobs
 * @returns {Promise<T[]>}
 */
export async function sideBySide(jobs) {
  const shown = new Shown(jobs.length);
  /** @type {T[]} */
  const answers = [];
  let next = 0;
  const work = async () => {
    while (next < jobs.length) {
      const index = next++;
      const job = /** @type {(typeof jobs)[number]} */ (jobs[index]);
      answers[index] = await job(shown.outputOf(index));
      shown.end(index);
    }
  };
  await Promise.all([work(), work()]);
  return answers;
}

/** What jobs print, one after the other. */
class Shown {
  /** Of those whose turn has not come. @type {{ stream: NodeJS.WritableStream, text: string }[][]} */
  #kept;
  /** @type {boolean[]} */
  #ended;
  #turn = 0;

  /** @param {number} count of jobs */
  constructor(count) {
    this.#kept = Array.from({ length: count }, () => []);
    this.#ended = Array.from({ length: count }, () => false);
  }

  /** @type {(index: number) => Output} */
  outputOf(index) {
    /** @type {Output['print']} */
    const print = (stream, text) => {
      if (index === this.#turn) stream.write(text);
      else this.#kept[index]?.push({ stream, text });
    };
    return { print, line: (text) => print(process.stdout, `${text}\n`) };
  }

  /** @param {number} index of a job that prints no more */
  end(index) {
    this.#ended[index] = true;
    while (this.#ended[this.#turn] === true) {
      this.#turn++;
      for (const { stream, text } of this.#kept[this.#turn] ?? []) stream.write(text);
    }
  }
}
