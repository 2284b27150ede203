// Text that a template tool fills in.
import { isTemplateText } from '../../../model/field.ts';
import { scalarsBelow } from '../../../model/names.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'template-text',
  number: 'R014',
  title: 'Text is what it will be when it is deployed.',
  level: 'information',
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
