// What a resource says of itself.
import { textField } from './field.ts';
import type { Envelope } from './resource.ts';

/** The description in whichever of the two places authors put it (rules R025, R026); undefined without one. */
export function descriptionOf({ metadata }: Envelope): string | undefined {
  const text =
    metadata?.description?.value ?? textField(metadata?.annotations?.node, 'description')?.value;
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}
