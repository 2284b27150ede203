// What the fuzzer edits: files of this repository, sets of public specs where there are some, and made-up ones.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { component, configuration } from '../bench/inputs.ts';
import { corpusSets } from '../support/corpus-sets.ts';
import { longDocument } from '../support/long-document.ts';
import { randomFrom } from '../support/random.ts';
import { renderCase, renderCaseNames } from '../support/render-cases.ts';
import { SYSTEM } from '../support/system.ts';
import { filesIn } from '../support/workspace-fixture.ts';
import type { Texts } from './edited-file.ts';

/** Longer ones are left out: a fresh reading after every edit has to stay cheap. */
const MOST_CHARACTERS = 20_000;

const ODD = `# é 😀
a: &a {b: 1, "😀": [x, *a]}
---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata: {name: "😀"}
spec:
  appliesTo: ["*"]
  properties: |
    {"$schema": "x", "type": "object",
     "properties": {"é": {"type": "string"}}}
...
%YAML 1.2
---
{"apiVersion": "core.oam.dev/v1alpha1", "kind": "ApplicationConfiguration", "metadata": {"name": "json"}, "spec": {"components": [{"componentName": "web", "instanceName": "w"}]}}
`;

/** Sets of texts, each as often to be edited in any of its files. */
export function subjects(): { readonly sets: readonly Texts[]; readonly fromCorpus: number } {
  const examples = join(import.meta.dirname, '../../examples');
  const own = readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[.]ya?ml$/.test(path))
    .sort()
    .map((path) => readFileSync(join(examples, path), 'utf8'));
  const corpus = corpusSets().map((texts) => [...texts.values()]);
  const made: Texts[] = [
    own,
    [...filesIn(SYSTEM).values()],
    [Array.from({ length: 8 }, (_, index) => component(index)).join('---\n'), configuration(4)],
    [configuration(12), component(0), component(1)],
    // Long enough that an edit has only a part of them read.
    [configuration(40), component(0)],
    [longDocument(randomFrom(7), 300)],
    [ODD, component(0).replaceAll('\n', '\r\n')],
    ['', component(0)],
    ...renderCaseNames().map((name) => [...renderCase(name).texts.values()]),
  ];
  const sets = [...made, ...corpus].filter(
    (texts) => texts.length > 0 && texts.join('').length <= MOST_CHARACTERS,
  );
  return { sets, fromCorpus: corpus.length };
}
