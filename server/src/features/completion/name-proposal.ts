// A name, or another scalar, that can stand at a place, with what belongs beside it.
import type { JsonSchema } from '../../schema/json-schema.ts';
import type { Draft, ItemData } from './item.ts';
import type { ScalarValue, SketchEntry } from '../../model/sketch.ts';

/** A name that can be written. */
export interface NameProposal {
  readonly name: ScalarValue;
  readonly detail: string | undefined;
  readonly data: ItemData | undefined;
  /** Schema of the properties that belong beside the name. */
  readonly properties?: JsonSchema;
  /** Keys that go with the name, for an item of its own. */
  readonly skeleton?: () => readonly SketchEntry[];
  /** What it is, where it is not a name after all. */
  readonly kind?: Draft['kind'];
  readonly preselect?: 'preselect';
}
