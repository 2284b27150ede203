// Rendered documents: what their URIs ask for, and what they hold now.
import { basenameOfUri, isUri, normalizeUri, queryOfUri } from '../base/uri.ts';
import type { RenderedView } from '../protocol.ts';
import { checkedForTarget } from '../render/check-rendering.ts';
import { findConfiguration } from '../render/configurations.ts';
import {
  loadKubernetesSchemas,
  type KubernetesSchemas,
} from '../render/kubernetes-schema/schemas.ts';
import type { Place } from '../render/origin.ts';
import { printExplanation, printPreview } from '../render/preview-text.ts';
import type { PrintedRendering } from '../render/print.ts';
import { renderConfiguration } from '../render/render.ts';
import { kubernetesVersionIn } from '../render/kubernetes-version.ts';
import { defaultRenderOptions, type Rendering } from '../render/rendering.ts';
import type { WorkspaceView } from '../workspace/workspace.ts';
import { pathInFolder } from './place.ts';
import { isRendered } from './rendered-uri.ts';
import type { Session } from './session.ts';

/** What a rendered document holds. */
export interface Preview {
  readonly view: RenderedView;
  /** The world that was rendered; URIs in it are normalized. */
  readonly world: WorkspaceView;
  /** Undefined when there is no such configuration. */
  readonly rendering: Rendering | undefined;
  readonly printed: PrintedRendering;
}

/** Renders when asked, and keeps what it rendered until something changes. */
export class Previews {
  readonly #session: Session;
  #schemas: KubernetesSchemas | undefined;
  readonly #kept = new Map<string, Preview>();

  constructor(session: Session) {
    this.#session = session;
    session.onChange(() => {
      this.#kept.clear();
    });
  }

  /** Reads what renderings are checked with, once; until then they are not checked. */
  async prepare(): Promise<void> {
    if (this.#schemas !== undefined) return;
    this.#schemas = await loadKubernetesSchemas();
    this.#kept.clear();
  }

  /** What a rendered document holds now; undefined for a URI that asks for nothing. */
  of(uri: string): Preview | undefined {
    const view = viewIn(uri);
    if (view === undefined) return undefined;
    // Reads what was typed meanwhile, which may make others of what is kept.
    const world = this.#session.world(view.uri);
    const key = normalizeUri(uri);
    let preview = this.#kept.get(key);
    if (preview === undefined) this.#kept.set(key, (preview = this.#show(view, world)));
    return preview;
  }

  /** A place for people, such as `shop/web.yaml:12`. */
  readonly showPlace = (world: WorkspaceView, { uri, range }: Place): string => {
    const line = world.file(uri)?.lines.positionAt(range.start).line ?? 0;
    return `${this.showFile(uri)}:${line + 1}`;
  };

  /** The path of a file below the folder that is open, else its name. */
  showFile(uri: string): string {
    return this.pathInFolder(uri) ?? basenameOfUri(uri);
  }

  /** The path of a file below the innermost folder that is open; undefined for files outside. */
  pathInFolder(uri: string): string | undefined {
    return pathInFolder(this.#session, uri);
  }

  /** What that view shows of a world; undefined when there is no such configuration. */
  render(world: WorkspaceView, view: RenderedView): Rendering | undefined {
    const { uri, name, target, namespace, kubernetesVersion } = view;
    const site = findConfiguration(world, { uri: normalizeUri(uri), name });
    if (site === undefined) return undefined;
    const options = {
      ...defaultRenderOptions,
      target,
      namespace,
      kubernetesVersion:
        kubernetesVersionIn(kubernetesVersion ?? '') ?? defaultRenderOptions.kubernetesVersion,
    };
    const rendering = renderConfiguration(world, site, options);
    return rendering && checkedForTarget(rendering, options, this.#schemas);
  }

  #show(view: RenderedView, world: WorkspaceView): Preview {
    const rendering = this.render(world, view);
    const printed =
      rendering === undefined
        ? this.#explain(view)
        : printPreview(rendering, (place) => this.showPlace(world, place));
    return { view, world, rendering, printed };
  }

  #explain({ name, uri }: RenderedView): PrintedRendering {
    const called = name === '' ? 'without a name' : `called "${name}"`;
    return printExplanation(
      `There is no configuration ${called} in ${this.showFile(uri)} (anymore).`,
      'This text comes back when there is one.',
    );
  }
}

/** The view that the query of a URI asks for; other spellings of the URI mean the same. */
function viewIn(uri: string): RenderedView | undefined {
  if (!isRendered(uri)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(queryOfUri(uri));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const {
    uri: source,
    name,
    target,
    namespace,
    kubernetesVersion,
  } = value as Partial<Record<keyof RenderedView, unknown>>;
  if (typeof source !== 'string' || typeof name !== 'string' || typeof target !== 'string') {
    return undefined;
  }
  if (!isUri(source)) return undefined;
  return {
    uri: source,
    name,
    target,
    ...(typeof namespace === 'string' && namespace !== '' ? { namespace } : {}),
    ...(typeof kubernetesVersion === 'string' ? { kubernetesVersion } : {}),
  };
}
