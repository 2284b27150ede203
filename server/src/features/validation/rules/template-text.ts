// Text that a template tool fills in.
import { isTemplateText } from '../../../model/field.ts';
import { scalarsBelow } from '../../../model/names.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'template-text',
  number: 'R014',
  title: 'Text is what it will be when it is deployed.',
  level: 'information',
  docs: {
    why: `Text between \`{{\` and \`}}\` is filled in by a tool such as Helm. What it will say is not known here, so nothing about it is checked: neither its form nor what it refers to.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: "{{ .Release.Name }}-queue"
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/queue:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: queue
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/queue:1.0.0
`,
  },
  check: ({ document, resource, report }) => {
    if (!document.text.includes('{{')) return;
    for (const scalar of scalarsBelow(resource.root)) {
      // A block of text, such as the content of a file, has braces of its own.
      if (scalar.style === 'literal' || scalar.style === 'folded') continue;
      if (typeof scalar.value !== 'string' || !isTemplateText(scalar.value)) continue;
      report({
        at: scalar,
        message: 'A template tool fills this text in, so it is not checked.',
      });
    }
  },
});
