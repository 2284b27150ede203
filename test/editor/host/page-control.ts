// A small HTTP server, for this machine only, through which the in-editor suite drives the page around it.
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** A running page control. */
export interface PageControl {
  /** Goes to the suite in the environment variable `OAM_PAGE_CONTROL`. */
  readonly address: string;
  /** The page that requests act on; before it is known they fail. */
  attach(page: Page): void;
  stop(): Promise<void>;
}

/** What a request may say; each endpoint says which parts it needs. */
interface Request {
  readonly path?: string;
  readonly type?: string;
  readonly press?: string;
  readonly insert?: string;
  readonly selector?: string;
  readonly text?: string;
  readonly x?: number;
  readonly y?: number;
  readonly action?: 'move' | 'click';
  readonly state?: 'visible' | 'hidden';
  readonly clip?: { x: number; y: number; width: number; height: number };
  readonly timeout?: number;
}

type Endpoint = (page: Page, request: Request) => Promise<unknown>;

const defaultTimeout = 15_000;

const endpoints: Record<string, Endpoint> = {
  '/screenshot': screenshot,
  '/keyboard': keyboard,
  '/text': visibleText,
  '/wait': wait,
  '/mouse': mouse,
};

/** Starts the control on a free port. The address holds a secret, so only who was told it can use it. */
export async function startPageControl(): Promise<PageControl> {
  let page: Page | undefined;
  const secret = `/${randomBytes(16).toString('hex')}`;
  const server = http.createServer((request, response) => {
    void answer(request, secret, page).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${secret}`,
    attach(attached) {
      page = attached;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: http.IncomingMessage,
  secret: string,
  page: Page | undefined,
): Promise<{ status: number; body: unknown }> {
  const url = request.url ?? '';
  const endpoint = url.startsWith(secret) ? endpoints[url.slice(secret.length)] : undefined;
  if (!endpoint || request.method !== 'POST') return { status: 404, body: { error: 'not found' } };
  if (!page) return { status: 503, body: { error: 'the page is not open yet' } };
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Request;
    return { status: 200, body: { result: await endpoint(page, body) } };
  } catch (error) {
    return { status: 500, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

async function screenshot(page: Page, request: Request): Promise<void> {
  const file = need(request.path, 'path');
  await mkdir(path.dirname(file), { recursive: true });
  // What fades in is shown as it will be in the end.
  const timeout = request.timeout ?? defaultTimeout;
  const part = request.clip === undefined ? {} : { clip: request.clip };
  await page.screenshot({ path: file, animations: 'disabled', timeout, ...part });
}

async function keyboard(page: Page, request: Request): Promise<void> {
  if (request.press !== undefined) {
    for (const keys of request.press.split(' ').filter(Boolean)) await page.keyboard.press(keys);
    return;
  }
  if (request.insert !== undefined) return page.keyboard.insertText(request.insert);
  await page.keyboard.type(need(request.type, 'type, insert or press'));
}

async function visibleText(page: Page, request: Request): Promise<string> {
  const found = locate(page, need(request.selector, 'selector')).filter({ visible: true });
  // What is typed into an input is no text of the page, but people see it as well.
  const texts = await found.evaluateAll((elements) =>
    elements.map((element) =>
      element instanceof HTMLInputElement ? element.value : (element as HTMLElement).innerText,
    ),
  );
  // The editor shows spaces as no-break spaces.
  return texts.join('\n').replaceAll('\u00a0', ' ');
}

async function wait(page: Page, request: Request): Promise<void> {
  await shown(page, request).waitFor({
    state: request.state ?? 'visible',
    timeout: request.timeout ?? defaultTimeout,
  });
}

async function mouse(page: Page, request: Request): Promise<void> {
  const { x, y } = await target(page, request);
  // A hover starts on movement, so the pointer takes more than one step.
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y, { steps: 3 });
  if (request.action === 'click') await page.mouse.click(x, y);
}

/** The point to aim at: as given, the middle of the text within the element, or that of the element. */
async function target(page: Page, request: Request): Promise<{ x: number; y: number }> {
  if (request.x !== undefined && request.y !== undefined) return { x: request.x, y: request.y };
  const { selector, text, timeout = defaultTimeout } = request;
  const element = shown(page, request);
  const end = Date.now() + timeout;
  await element.waitFor({ state: 'visible', timeout });
  let box = await element.boundingBox();
  // Lists draw their rows anew while one looks at them, so an element may be gone again at once.
  while (box === null && Date.now() < end) {
    await element.waitFor({ state: 'visible', timeout });
    box = await element.boundingBox();
  }
  if (!box) throw new Error(`${selector} has no place on the page`);
  const inside = text === undefined ? undefined : await element.evaluate(aim, text);
  return inside
    ? { x: box.x + inside.x, y: box.y + inside.y }
    : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Runs in the page: where within `element` the middle of the first `text` is shown. */
function aim(element: Element, text: string): { x: number; y: number } | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    const rect = range.getBoundingClientRect();
    const outer = element.getBoundingClientRect();
    return {
      x: rect.x + rect.width / 2 - outer.x,
      y: rect.y + rect.height / 2 - outer.y,
    };
  }
  return undefined;
}

function shown(page: Page, request: Request): Locator {
  const options = request.text === undefined ? {} : { hasText: request.text };
  return locate(page, need(request.selector, 'selector'))
    .filter({ ...options, visible: true })
    .first();
}

/** `iframe.webview >>> #active-frame >>> body` goes into the frames before each `>>>`. */
function locate(page: Page, selector: string): Locator {
  const parts = selector.split('>>>').map((part) => part.trim());
  const last = parts.pop() ?? '';
  let frame: Page | FrameLocator = page;
  for (const part of parts) frame = frame.frameLocator(part);
  return frame.locator(last);
}

function need(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`the request lacks ${name}`);
  return value;
}
