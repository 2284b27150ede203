// One document of a file. Its tree takes twenty times the memory of its text: it can be let go of, and is read again when somebody asks.
import { lower, type OamDocument } from '../model/lower.ts';
import { namesOf, type NameUse } from '../model/names.ts';
import { isUnread } from '../yaml/limits.ts';
import type { YamlComment, YamlDocument, YamlNode, YamlProblem } from '../yaml/nodes.ts';
import { parseDocument } from '../yaml/parse.ts';
import { mayHoldSpec } from './globs.ts';

/** One YAML document with what it means. Positions inside count from its own start. */
export interface SpecDocument {
  /** The same one for as long as the document is there; its nodes are others after a rest. */
  readonly yaml: YamlDocument;
  readonly oam: OamDocument;
  /** Names declared and referred to; empty for what is not OAM. */
  readonly names: readonly NameUse[];
  /** Lets go of the tree and of what it means until somebody asks; who has parts of them may keep those. */
  rest(): void;
}

/** Reads a document. `earlier` is what it probably was before an edit: it saves time, and changes nothing else. */
export function readDocument(text: string, earlier?: SpecDocument): SpecDocument {
  const before = earlier instanceof ReadDocument ? earlier.yaml.parsed : earlier?.yaml;
  const parsed = parseDocument(text, before);
  if (isUnread(parsed)) return unreadAs(parsed, statusOfUnread(text));
  return new ReadDocument(new ReadText(parsed));
}

/** What is said of a text that was left unread for its size: whether it may be OAM. */
export function statusOfUnread(text: string): 'unread' | 'foreign' {
  return mayHoldSpec(text) ? 'unread' : 'foreign';
}

/** A document that was left unread. Nothing is kept of it, so it needs no rest. */
export function unreadAs(yaml: YamlDocument, status: 'unread' | 'foreign'): SpecDocument {
  return { yaml, oam: { status }, names: [], rest: () => undefined };
}

/** A document whose tree may be gone for a while. */
class ReadText implements YamlDocument {
  readonly text: string;
  #parsed: YamlDocument | undefined;

  constructor(parsed: YamlDocument) {
    this.text = parsed.text;
    this.#parsed = parsed;
  }

  get parsed(): YamlDocument {
    return (this.#parsed ??= parseDocument(this.text));
  }

  get root(): YamlNode | undefined {
    return this.parsed.root;
  }

  get problems(): readonly YamlProblem[] {
    return this.parsed.problems;
  }

  get comments(): readonly YamlComment[] {
    return this.parsed.comments;
  }

  rest(): void {
    this.#parsed = undefined;
  }
}

class ReadDocument implements SpecDocument {
  readonly yaml: ReadText;
  #meaning: Pick<SpecDocument, 'oam' | 'names'> | undefined;

  constructor(yaml: ReadText) {
    this.yaml = yaml;
  }

  get oam(): OamDocument {
    return this.#get().oam;
  }

  get names(): readonly NameUse[] {
    return this.#get().names;
  }

  rest(): void {
    this.yaml.rest();
    this.#meaning = undefined;
  }

  #get(): Pick<SpecDocument, 'oam' | 'names'> {
    return (this.#meaning ??= meaningOf(this.yaml.parsed));
  }
}

function meaningOf(yaml: YamlDocument): Pick<SpecDocument, 'oam' | 'names'> {
  const oam = lower(yaml);
  return { oam, names: oam.status === 'resource' ? namesOf(oam.resource, yaml.text) : [] };
}
