// Ways between a rendered text and the specs: what stands at an offset, and where a place of the specs went.
import { containsRange, touches, type TextRange } from '../base/text-range.ts';
import { placeOfOrigin, stepsOf, type Place } from './origin.ts';
import type { PrintedRendering, RenderedSpan } from './print.ts';

/** The parts around an offset, the outermost first; none between the objects. */
export function spansAround({ spans }: PrintedRendering, offset: number): readonly RenderedSpan[] {
  return spans.filter(({ range }) => touches(range, offset));
}

/** The innermost part at an offset; undefined between the objects. */
export function spanAt(printed: PrintedRendering, offset: number): RenderedSpan | undefined {
  return spansAround(printed, offset).at(-1);
}

/** A part of the text with the place in the specs that it leads to. */
export interface PlacedSpan {
  readonly span: RenderedSpan;
  readonly place: Place;
}

/**
 * The part at an offset, and where its author changes it. What no spec says leads to what the part
 * around it stands for, in the end to that of the object. Undefined between the objects.
 */
export function placedSpanAt(printed: PrintedRendering, offset: number): PlacedSpan | undefined {
  const around = spansAround(printed, offset);
  const span = around.at(-1);
  const object = span === undefined ? undefined : printed.objects[span.objectIndex];
  if (span === undefined || object === undefined) return undefined;
  for (const { origin } of around.toReversed()) {
    const place = origin === undefined ? undefined : placeOfOrigin(origin);
    if (place !== undefined) return { span, place };
  }
  return { span, place: object.place };
}

/**
 * The parts of the text that come from a place of the specs: those that come from within the range,
 * else those of the narrowest part of the specs around it. In the order of the text. Objects that
 * stand for that very place are the answer only where no single value comes from it.
 */
export function spansFrom(
  printed: PrintedRendering,
  uri: string,
  range: TextRange,
): readonly RenderedSpan[] {
  const within: RenderedSpan[] = [];
  let around: RenderedSpan[] = [];
  let narrowest = Infinity;
  for (const { span, from, width } of sourcesOf(printed, uri)) {
    if (widthOf(range) > 0 && width <= widthOf(range) && containsRange(range, from)) {
      within.push(span);
    } else if (containsRange(from, range) && width <= narrowest) {
      if (width < narrowest) around = [];
      around.push(span);
      narrowest = width;
    }
  }
  return outermost(within.length > 0 ? within : around);
}

interface SpanSource {
  readonly span: RenderedSpan;
  /** A stretch of the file that the span comes from. */
  readonly from: TextRange;
  /** Its length; of what an object stands for a little more, so that values come first. */
  readonly width: number;
}

function sourcesOf({ spans, objects }: PrintedRendering, uri: string): readonly SpanSource[] {
  return spans.flatMap((span) => {
    const steps = span.origin === undefined ? [] : stepsOf(span.origin);
    const own = steps.map(({ place }) => ({ place, more: 0 }));
    const object = span.part === 'object' ? objects[span.objectIndex] : undefined;
    const all = object === undefined ? own : [...own, { place: object.place, more: 0.5 }];
    return all
      .filter(({ place }) => place.uri === uri)
      .map(({ place, more }) => ({
        span,
        from: place.range,
        width: widthOf(place.range) + more,
      }));
  });
}

function widthOf({ start, end }: TextRange): number {
  return end - start;
}

/** A part says all that its own parts could say. */
function outermost(spans: readonly RenderedSpan[]): readonly RenderedSpan[] {
  const kept: RenderedSpan[] = [];
  let end = -1;
  for (const span of spans) {
    if (span.range.end <= end) continue;
    kept.push(span);
    end = span.range.end;
  }
  return kept;
}
