// The last step: the API version and the kind, once everything below them is what the new version takes.
import type { TextEdit } from '../../../base/text-edit.ts';
import { kindOfRole } from '../../../model/dialects/registry.ts';
import { replaceScalar } from '../../../yaml/edit.ts';
import type { Rewrite, Subject } from '../step.ts';

/** The edits of `apiVersion` and `kind`. */
export function envelopeRewrite({ resource, to }: Subject): Rewrite {
  const { apiVersion, kind, role } = resource;
  const newKind = role === 'unknown' ? undefined : kindOfRole(to, role);
  const edits: TextEdit[] = [];
  if (apiVersion?.node.kind === 'scalar') {
    edits.push(replaceScalar(apiVersion.node, to.apiVersion));
  }
  if (kind?.node.kind === 'scalar' && newKind !== undefined && newKind !== kind.value) {
    edits.push(replaceScalar(kind.node, newKind));
  }
  return { edits };
}
