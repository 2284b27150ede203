// Hides secrets in everything that a run shows: one redactor for the whole run, so that equal values have equal marks.
import type { Json, JsonObject } from './cluster.ts';
import { isJsonList, isJsonObject, jsonAt } from './json.ts';
import { formsOf, textOfBase64 } from './secret-forms.ts';
import { looksSecret } from './secret-keys.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Values below this length are hidden in texts as whole words only. */
const shortestInWords = 4;

/** Secrets that their surroundings give away, whoever wrote them. */
const patterns: readonly RegExp[] = [
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']*:)[^\s/@"']+(?=@)/gi,
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/)[^\s/:@"']{8,}(?=@)/gi,
  /(?<=[?&](?:[\w-]*(?:token|secret|password|passwd|signature|api[-_]?key)|sig|key|auth|code)=)[^\s&#"'<>]+/gi,
  /(?<=\b(?:Bearer|Basic)\s+)(?!<hidden)[\w.~+/=-]{8,}/gi,
  /\beyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*/g,
];

/** What every text has that any of the patterns finds something in; most texts have none of it. */
const suspicious = /:\/\/|[?&][\w-]+=|\b(?:bearer|basic)\s|eyJ/i;

/** Remembers the secrets of one run. Let it learn all objects before any of them is shown. */
export class Redactor {
  readonly #numbers = new Map<string, number>();
  readonly #marks = new Map<string, string>();
  /** Objects are data that never changes, so that each is learnt once however often it is met. */
  readonly #learnt = new WeakSet<JsonObject>();
  #known: RegExp | undefined;

  /** Remembers a secret, such as a parameter that is marked so, and answers what is shown for it. */
  secret(value: string): string {
    const mark = this.#markOf(value);
    if (value === '') return mark;
    for (const form of formsOf(value)) {
      if (this.#marks.has(form)) continue;
      this.#marks.set(form, mark);
      this.#known = undefined;
    }
    return mark;
  }

  /** Remembers the secrets of an object. */
  learn(object: JsonObject): void {
    if (this.#learnt.has(object)) return;
    this.#walk(object);
    this.#learnt.add(object);
  }

  /** The object without its secrets; each has a mark in its place. */
  object(object: JsonObject): JsonObject {
    // Some values are known as secrets only by what stands further down in the object.
    this.learn(object);
    const shown = this.#walk(object);
    return isJsonObject(shown) ? shown : {};
  }

  /** The text without secrets that are known and without those that give themselves away. */
  text(text: string): string {
    const hidden = this.#hideKnown(text);
    if (!suspicious.test(hidden)) return hidden;
    return patterns.reduce(
      (shown, pattern) =>
        shown.replace(pattern, (found) =>
          found.includes('<hidden #') ? found : this.secret(found),
        ),
      hidden,
    );
  }

  #markOf(value: string): string {
    const number = this.#numbers.get(value) ?? this.#numbers.size + 1;
    this.#numbers.set(value, number);
    return `<hidden #${number}>`;
  }

  #hideKnown(text: string): string {
    if (this.#marks.size === 0) return text;
    this.#known ??= patternOf([...this.#marks.keys()]);
    return text.replace(this.#known, (found) => this.#marks.get(found) ?? found);
  }

  #walk(value: Json): Json {
    if (typeof value === 'string') return this.text(value);
    if (isJsonList(value)) return value.map((item) => this.#walk(item));
    if (!isJsonObject(value)) return value;
    const isSecret = value['kind'] === 'Secret' && typeof value['apiVersion'] === 'string';
    const isConfig = value['kind'] === 'ConfigMap' && typeof value['apiVersion'] === 'string';
    const name = value['name'];
    const named = typeof name === 'string' && looksSecret(name);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (isSecret && key === 'data') return [key, this.#hideAll(inner, 'base64')];
        if (isSecret && key === 'stringData') return [key, this.#hideAll(inner, 'plain')];
        if (isConfig && key === 'data') return [key, this.#hideNamed(inner)];
        if (named && (key === 'value' || key === 'default')) return [key, this.#hideScalar(inner)];
        if (key === lastApplied) return [key, this.#hideLastApplied(inner)];
        return [key, this.#walk(inner)];
      }),
    );
  }

  #hideAll(data: Json, encoding: 'base64' | 'plain'): Json {
    if (!isJsonObject(data)) return this.#hideScalar(data);
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => {
        const plain =
          encoding === 'base64' && typeof value === 'string' ? textOfBase64(value) : undefined;
        return [key, this.#hideScalar(plain ?? value)];
      }),
    );
  }

  #hideNamed(data: Json): Json {
    if (!isJsonObject(data)) return this.#walk(data);
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        looksSecret(key) ? this.#hideScalar(value) : this.#walk(value),
      ]),
    );
  }

  #hideScalar(value: Json): Json {
    if (value === null || value === '') return value;
    if (typeof value === 'object') return this.#markOf(JSON.stringify(value));
    if (typeof value === 'string' && /^<hidden #\d+>$/.test(value)) return value;
    return this.secret(String(value));
  }

  #hideLastApplied(value: Json): Json {
    if (typeof value !== 'string' || /^<hidden #\d+>$/.test(value)) return value;
    try {
      const applied = JSON.parse(value) as Json;
      if (jsonAt(applied, 'kind') !== undefined) this.#walk(applied);
    } catch {
      // It is hidden as a whole; what is no JSON has nothing to learn from.
    }
    return this.#markOf(value);
  }
}

/** Marks that are there already stay; of two forms that begin alike, the longer one is taken. */
function patternOf(forms: readonly string[]): RegExp {
  const sources = [...forms]
    .sort((one, other) => other.length - one.length)
    .map((form) => {
      const literal = form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      return form.length < shortestInWords ? `(?<![\\w.-])${literal}(?![\\w-])` : literal;
    });
  return new RegExp(['<hidden #\\d+>', ...sources].join('|'), 'g');
}
