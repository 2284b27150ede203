// What open files hold, in numbers, as the client shows it in its status bar.
import { DOCUMENT_STATUS } from '../protocol.ts';
import {
  documentChanges,
  type PlacedDocument,
  type SpecDocument,
  type SpecFile,
} from '../workspace/spec-file.ts';
import type { Session } from './session.ts';

interface Counted {
  documents: readonly PlacedDocument[];
  /** How many resources there are of each dialect, by its label. */
  readonly resources: Map<string, number>;
  /** The last status sent, as JSON. */
  sent: string;
}

/** Tells the client what its documents hold whenever that is something else than before. */
export class Statuses {
  readonly #session: Session;
  readonly #counted = new Map<string, Counted>();

  constructor(session: Session) {
    this.#session = session;
  }

  send(uri: string): void {
    const { connection, documents, settings } = this.#session;
    const isOpen = documents.get(this.#session.clientUri(uri)) !== undefined;
    const file = isOpen ? this.#session.file(uri) : undefined;
    if (file === undefined) {
      this.#counted.delete(uri);
      return;
    }
    const counted = this.#count(uri, file);
    const dialects = [...counted.resources].filter(([, count]) => count > 0);
    const resources = dialects.reduce((sum, [, count]) => sum + count, 0);
    const status = {
      uri: file.uri,
      profile: settings.of(file.uri).profile,
      resources,
      others: file.documents.length - resources,
      dialects: dialects.map(([label]) => label).sort(),
    };
    const text = JSON.stringify(status);
    if (counted.sent === text) return;
    counted.sent = text;
    void connection.sendNotification(DOCUMENT_STATUS, status);
  }

  /** Brings the counts of a file in line with its documents; the cost follows those that differ. */
  #count(uri: string, { documents }: SpecFile): Counted {
    let counted = this.#counted.get(uri);
    if (counted === undefined) {
      this.#counted.set(uri, (counted = { documents: [], resources: new Map(), sent: '' }));
    }
    const { gone, come } = documentChanges(counted.documents, documents);
    for (const document of gone) add(counted.resources, document, -1);
    for (const document of come) add(counted.resources, document, 1);
    counted.documents = documents;
    return counted;
  }
}

function add(counts: Map<string, number>, { oam }: SpecDocument, count: 1 | -1): void {
  if (oam.status !== 'resource') return;
  const { label } = oam.resource.dialect;
  counts.set(label, (counts.get(label) ?? 0) + count);
}
