// SARIF 2.1.0, the format of code scanning services (OASIS standard, section numbers below).
import { pathToFileURL } from 'node:url';
import { rulePage } from '../../features/validation/rule-page.ts';
import { rules } from '../../features/validation/generated/all-rules.ts';
import { ruleDocs } from '../../features/validation/generated/rule-docs.ts';
import { levelIn } from '../../features/validation/rule.ts';
import type { Severity } from '../../model/problem.ts';
import { relativeUri } from '../../base/uri.ts';
import { VERSION } from '../../base/version.ts';
import type { Finding, Place } from '../check/finding.ts';
import type { Trouble } from '../check/inputs.ts';
import type { Format } from './format.ts';

const ROOT = '%SRCROOT%';

/** Section 3.27.10 knows three levels; the editor's hints are notes here. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export const formatSarif: Format = ({ findings, troubles }, { rootUri }) => {
  const descriptors = descriptorsFor(findings);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'oam', version: VERSION, rules: descriptors } },
        // Section 3.14.17: what columns count.
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: rootUri } },
        invocations: [
          {
            executionSuccessful: troubles.length === 0,
            toolExecutionNotifications: troubles.map((trouble) => notification(trouble, rootUri)),
          },
        ],
        results: findings.map((finding) => result(finding, indexes.get(finding.code), rootUri)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

interface Descriptor {
  readonly id: string;
}

/** All rules, and whatever else was found: problems of syntax have no rule. */
function descriptorsFor(findings: readonly Finding[]): readonly Descriptor[] {
  const known = new Set(rules.map(({ code }) => code));
  const others = [...new Set(findings.map(({ code }) => code))].filter((code) => !known.has(code));
  return [
    ...rules.map((rule) => {
      const level = levelIn(rule.level, 'spec');
      const docs = ruleDocs(rule);
      return {
        id: rule.code,
        ...(rule.number === undefined ? {} : { name: rule.number }),
        shortDescription: { text: rule.title },
        fullDescription: { text: docs.why },
        help: { text: docs.why, markdown: rulePage(rule, docs) },
        defaultConfiguration:
          level === 'off' ? { enabled: false } : { enabled: true, level: LEVELS[level] },
      };
    }),
    ...others.map((code) => ({
      id: code,
      shortDescription: { text: 'The text can be read.' },
      help: { text: 'A text that cannot be read as YAML or JSON cannot be checked further.' },
      defaultConfiguration: { level: 'error' },
    })),
  ];
}

function result(finding: Finding, ruleIndex: number | undefined, rootUri: string): object {
  const { code, severity, message, uri, related } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(uri, finding, rootUri)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            ...location(place.uri, place, rootUri),
            message: { text: place.message },
          })),
        }),
  };
}

function location(uri: string, place: Place, rootUri: string): object {
  const { line, column, endLine, endColumn } = place;
  return {
    physicalLocation: {
      artifactLocation: artifact(uri, rootUri),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** Relative where that is possible, so that a log means the same on another machine. */
function artifact(uri: string, rootUri: string): object {
  const path = relativeUri(rootUri, uri);
  if (path === undefined) return { uri };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function notification({ path, reason }: Trouble, rootUri: string): object {
  return {
    level: 'error',
    message: { text: reason },
    locations: [
      { physicalLocation: { artifactLocation: artifact(pathToFileURL(path).href, rootUri) } },
    ],
  };
}
