// What the in-editor suite calls to see and touch the page around it: screenshots, keys, mouse, shown text.
import http from 'node:http';

/** How long to wait for what is asked for, in milliseconds. */
export interface PageOptions {
  readonly timeout?: number;
}

const answerMargin = 5_000;
const defaultTimeout = 15_000;

/** Whether there is a page: a desktop VS Code has none, and every function below rejects there. */
export function hasPage(): boolean {
  return Boolean(process.env['OAM_PAGE_CONTROL']);
}

/** A part of the window, in pixels from its upper left corner. */
export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Writes a PNG of the window, or of a part of it; folders on the way are made. */
export async function screenshot(file: string, clip?: Clip): Promise<void> {
  await ask('/screenshot', { path: file, clip });
}

/** Presses keys like `Control+Space` or `ArrowDown`; several are separated by spaces. */
export async function press(keys: string): Promise<void> {
  await ask('/keyboard', { press: keys });
}

/** Types text, one key after the other, wherever the focus is. */
export async function type(text: string): Promise<void> {
  await ask('/keyboard', { type: text });
}

/** Inserts text at once wherever the focus is, as pasting does: nothing sees the parts of it. */
export async function insert(text: string): Promise<void> {
  await ask('/keyboard', { insert: text });
}

/**
 * The text that the elements found by a CSS selector show, one line each; empty if none is shown.
 * `iframe.webview >>> #active-frame >>> body` reaches into a webview; an input shows its value.
 */
export async function visibleText(selector: string): Promise<string> {
  return String(await ask('/text', { selector }));
}

/** Resolves when an element (that contains `text`) is shown, rejects when the time is over. */
export async function waitFor(
  selector: string,
  text?: string,
  options: PageOptions = {},
): Promise<void> {
  await ask('/wait', { selector, text, ...options });
}

/** Resolves when no element (that contains `text`) is shown any more. */
export async function waitUntilGone(
  selector: string,
  text?: string,
  options: PageOptions = {},
): Promise<void> {
  await ask('/wait', { selector, text, state: 'hidden', ...options });
}

/** Moves the mouse over an element, or over the first `text` within it. */
export async function hover(
  selector: string,
  text?: string,
  options: PageOptions = {},
): Promise<void> {
  await ask('/mouse', { selector, text, action: 'move', ...options });
}

/** Clicks an element, or the first `text` within it. */
export async function click(
  selector: string,
  text?: string,
  options: PageOptions = {},
): Promise<void> {
  await ask('/mouse', { selector, text, action: 'click', ...options });
}

/** Moves the mouse to a point of the window. */
export async function moveTo(x: number, y: number): Promise<void> {
  await ask('/mouse', { x, y, action: 'move' });
}

// Plain `http`: VS Code replaces the global `fetch` of an extension host with one that follows its
// proxy settings.
function ask(
  endpoint: string,
  body: { timeout?: number; [key: string]: unknown },
): Promise<unknown> {
  const address = process.env['OAM_PAGE_CONTROL'];
  const name = endpoint.slice(1);
  if (!address) {
    const why = 'this VS Code is not shown in a page that tests can control (a desktop VS Code)';
    return Promise.reject(new Error(`${name}: ${why}. Check hasPage() first.`));
  }
  return new Promise((resolve, reject) => {
    const timeout = (body.timeout ?? defaultTimeout) + answerMargin;
    const request = http.request(
      `${address}${endpoint}`,
      { method: 'POST', timeout, headers: { 'content-type': 'application/json' } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => {
          const answer = JSON.parse(text) as { result?: unknown; error?: string };
          if (response.statusCode === 200) resolve(answer.result);
          else reject(new Error(`${name}: ${answer.error ?? response.statusCode}`));
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error(`${name}: no answer from the page`)));
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });
}
