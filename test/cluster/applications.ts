// The applications that a real cluster is to take: every golden case, and every public set that renders to something.
import { checkedRendering } from '../../server/src/render/check-rendering.ts';
import { loadKubernetesSchemas } from '../../server/src/render/kubernetes-schema/schemas.ts';
import {
  kubernetesVersionIn,
  type KubernetesVersion,
} from '../../server/src/render/kubernetes-version.ts';
import { plainValue } from '../../server/src/render/rendered-node.ts';
import { renderConfiguration } from '../../server/src/render/render.ts';
import { defaultRenderOptions, type RenderOptions } from '../../server/src/render/rendering.ts';
import { corpusSets } from '../support/corpus-sets.ts';
import { renderCase, renderCaseNames } from '../support/render-cases.ts';
import { configurationSites, workspaceOfTexts } from '../support/rendering.ts';
import type { KubeObject } from './client.ts';

/** What one configuration becomes in a namespace of its own. */
export interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly objects: readonly KubeObject[];
  /** What the check without a cluster finds wrong with the objects. */
  readonly offline: readonly string[];
  /** Whether the author made no mistake that keeps a part from being rendered. */
  readonly complete: boolean;
}

const schemas = await loadKubernetesSchemas();

/** The version to render for; without a cluster nothing is rendered for use, so that any will do. */
export function versionOf(text: string): KubernetesVersion {
  return kubernetesVersionIn(text) ?? '1.20';
}

/** The applications of all golden cases, those of other targets included: their specs are specs, too. */
export function goldenApplications(version: KubernetesVersion, prefix: string): Application[] {
  return renderCaseNames().flatMap((name, index) => {
    const { texts, options } = renderCase(name);
    const namespace = `${prefix}-case-${String(index)}`;
    return applicationsOf(name, texts, { ...options, kubernetesVersion: version, namespace });
  });
}

/** The applications of the public sets; none where the collection is absent. */
export function publicApplications(version: KubernetesVersion, prefix: string): Application[] {
  return corpusSets().flatMap((texts, index) => {
    const [first = ''] = texts.keys();
    const name = `set ${String(index + 1)}: ${first.split('/').slice(-3).join('/')}`;
    const namespace = `${prefix}-set-${String(index)}`;
    return applicationsOf(name, texts, { kubernetesVersion: version, namespace });
  });
}

function applicationsOf(
  name: string,
  texts: ReadonlyMap<string, string>,
  options: Partial<RenderOptions> & Pick<RenderOptions, 'kubernetesVersion'>,
): Application[] {
  const workspace = workspaceOfTexts(texts);
  return configurationSites(workspace).flatMap((site, index) => {
    const namespace = `${options.namespace ?? ''}-${String(index)}`;
    const all = { ...defaultRenderOptions, ...options, namespace, target: 'kubernetes' };
    const rendering = renderConfiguration(workspace, site, all);
    if (rendering === undefined || rendering.objects.length === 0) return [];
    const { problems } = checkedRendering(rendering, options.kubernetesVersion, schemas);
    return {
      name: `${name}, ${rendering.application ?? 'without a name'}`,
      namespace,
      objects: rendering.objects.map(({ root }) => plainValue(root) as unknown as KubeObject),
      offline: problems.slice(rendering.problems.length).map(({ message }) => message),
      complete: rendering.problems.every(({ severity }) => severity !== 'error'),
    };
  });
}
