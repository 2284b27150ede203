// URIs are compared by segment, not by prefix.
import { expect, it } from 'vitest';
import { joinUri, normalizeUri, relativeUri } from '../../server/src/base/uri.ts';

it('does not take app2 for a part of app', () => {
  expect(relativeUri('file:///specs/app', 'file:///specs/app2/a.yaml')).toBeUndefined();
  expect(relativeUri('file:///specs/app', 'file:///specs/app/x/a.yaml')).toBe('x/a.yaml');
});

it('reads every spelling of a URI as one', () => {
  expect(normalizeUri('file:///c%3A/a%20b.yaml')).toBe(normalizeUri('file:///C:/a b.yaml'));
});

it('decodes what it answers as a path', () => {
  expect(relativeUri('file:///w', joinUri('file:///w', 'a b', 'é.yaml'))).toBe('a b/é.yaml');
});
