/** Follows an import under way: moves the bar each second, and opens the page again when the work is over. */
const section = document.querySelector<HTMLElement>('[data-progress]');
const bar = section?.querySelector('progress');
const text = section?.querySelector<HTMLElement>('[role="status"]');

async function follow(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { accept: 'application/json' } });
  if (!answer.ok) return;
  const { state, done, total, sentence } = (await answer.json()) as {
    state: string;
    done: number;
    total: number;
    sentence: string;
  };
  if (state !== 'running') {
    location.reload();
    return;
  }
  if (bar) {
    bar.max = Math.max(total, 1);
    bar.value = Math.min(done, total);
  }
  if (text && text.textContent !== sentence) text.textContent = sentence;
  later(address);
}

function later(address: string): void {
  setTimeout(() => {
    follow(address).catch(() => later(address));
  }, 1_000);
}

const address = section?.dataset.progress;
if (address) later(address);
