// What a running deployment tells those who watch it; one shape for the editor, the command line and the record.
import type { ReleaseState } from '../protocol-deploy.ts';
import type { ObjectId } from './object-id.ts';

/** How an object is. */
export type Health =
  | { readonly status: 'ready'; readonly note?: string }
  | { readonly status: 'waiting'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string };

/** What happens to one object. */
export type ObjectProgress =
  | { readonly step: 'applying' }
  | { readonly step: 'applied'; readonly outcome: 'created' | 'updated' | 'unchanged' }
  | { readonly step: 'waiting'; readonly health: Health }
  | { readonly step: 'ready'; readonly note: string | undefined }
  | { readonly step: 'deleting' }
  | { readonly step: 'deleted' }
  | { readonly step: 'kept'; readonly because: string }
  | { readonly step: 'failed'; readonly message: string; readonly fields: readonly string[] }
  /** The request was sent and no answer came. */
  | { readonly step: 'unknown'; readonly message: string };

export type DeployEvent =
  | {
      readonly kind: 'state';
      readonly state: ReleaseState;
      readonly release: number;
      readonly message?: string;
    }
  | { readonly kind: 'object'; readonly id: ObjectId; readonly progress: ObjectProgress }
  | {
      readonly kind: 'retry';
      readonly message: string;
      readonly attempt: number;
      readonly delay: number;
    }
  | { readonly kind: 'warning'; readonly message: string; readonly id?: ObjectId };
