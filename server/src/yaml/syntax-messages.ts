// Says in plain words what is wrong with a text that is not YAML, and what to do about it.
import { TOO_LARGE } from './limits.ts';

const MESSAGES: Readonly<Record<string, { code: string; message: string }>> = {
  TAB_AS_INDENT: {
    code: 'tab-indentation',
    message: 'YAML does not allow tabs as indentation. Use spaces.',
  },
  BAD_INDENT: {
    code: 'bad-indentation',
    message:
      'This line is not indented like its neighbors. All keys of one mapping, and all items of one list, start in the same column.',
  },
  BAD_ALIAS: {
    code: 'bad-alias',
    message: 'This is not a usable alias or anchor name.',
  },
  BAD_COLLECTION_TYPE: {
    code: 'bad-tag',
    message: 'The tag does not fit the value behind it.',
  },
  BAD_DIRECTIVE: {
    code: 'bad-directive',
    message: 'This directive is not one that YAML knows. A document starts with "---".',
  },
  BAD_DQ_ESCAPE: {
    code: 'bad-escape',
    message:
      'This escape does not exist in double quotes. Write \\\\ for a backslash, or use single quotes.',
  },
  BAD_PROP_ORDER: {
    code: 'bad-anchor',
    message: 'An anchor or tag stands before the value that it belongs to, on the same line.',
  },
  BAD_SCALAR_START: {
    code: 'bad-value-start',
    message: 'A value cannot start with this character. Put the value in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    code: 'nested-mapping',
    message:
      'A mapping cannot start here. Put it on a line of its own, or quote the value if the colon belongs to it.',
  },
  BLOCK_IN_FLOW: {
    code: 'block-in-flow',
    message: 'Inside { } or [ ] only flow style is possible. Close the bracket first.',
  },
  IMPOSSIBLE: {
    code: 'syntax',
    message: 'This cannot be read as YAML.',
  },
  KEY_OVER_1024_CHARS: {
    code: 'key-too-long',
    message: 'A key has at most 1024 characters, its colon included.',
  },
  MULTILINE_IMPLICIT_KEY: {
    code: 'missing-colon',
    message: 'A key must be followed by a colon on the same line.',
  },
  MULTIPLE_ANCHORS: {
    code: 'bad-anchor',
    message: 'A value has at most one anchor.',
  },
  MULTIPLE_DOCS: {
    code: 'missing-marker',
    message: 'A second document starts here. Put a line "---" before it.',
  },
  MULTIPLE_TAGS: {
    code: 'bad-tag',
    message: 'A value has at most one tag.',
  },
  NON_STRING_KEY: {
    code: 'bad-key',
    message: 'Keys are strings.',
  },
  // The `yaml` package reports so what its own recursion could not follow.
  RESOURCE_EXHAUSTION: {
    code: 'nesting-too-deep',
    message: 'What stands here is nested too deep to be read.',
  },
  TAG_RESOLVE_FAILED: {
    code: 'bad-tag',
    message: 'The value cannot be read as its tag demands.',
  },
};

const UNCLOSED = {
  code: 'unclosed-bracket',
  message: 'A closing bracket or a comma is missing here.',
};

/** Every code that a problem of a text can have before anything is known of its meaning. */
export const SYNTAX_CODES: readonly string[] = [
  ...new Set([
    ...Object.values(MESSAGES).map(({ code }) => code),
    ...[
      UNCLOSED.code,
      'unclosed-quote',
      'unknown-anchor',
      'too-many-aliases',
      'nul-byte',
      TOO_LARGE,
    ],
  ]),
];

/** Our code and words for an error of the `yaml` package; its own words where ours would say less. */
export function explainSyntaxError(
  code: string,
  original: string,
): { code: string; message: string } {
  if (code === 'BAD_INDENT' && /flow/i.test(original)) return UNCLOSED;
  const known = MESSAGES[code];
  if (known !== undefined) return known;
  if (code === 'MISSING_CHAR') return explainMissing(original);
  return {
    code: 'syntax',
    message: 'This text does not belong here; YAML cannot be read past it.',
  };
}

function explainMissing(original: string): { code: string; message: string } {
  if (original.includes('quote')) {
    return { code: 'unclosed-quote', message: 'The closing quote is missing.' };
  }
  if (/map values|map value|':'|:/.test(original)) {
    return { code: 'missing-colon', message: 'A key must be followed by a colon and a value.' };
  }
  if (/flow|\}|\]|,/.test(original)) {
    return UNCLOSED;
  }
  return { code: 'syntax', message: 'Something is missing here: YAML cannot be read past it.' };
}
