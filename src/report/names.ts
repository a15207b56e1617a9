/** Several people in a line: all of them, or as many as can be read. */
import { groupedBy } from '../domain/grouped.ts';
import type { Style } from './format.ts';
import { wrap } from './table.ts';

// A longer list is passed over by the eye; the tables, and the json, have everybody.
const MOST = 8;
const SHOWN = 5;

/** Names in a row: of very many the first and how many more, and "all 30 reps" where it is everybody. */
export function listNames(names: readonly string[], everybody: number): string {
  if (names.length <= MOST) return names.join(', ');
  if (names.length === everybody) return `all ${everybody} reps`;
  return `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
}

/** The names of those of whom the same is true, for each reason, in the order in which it is first given. */
export function namesByReason(
  people: readonly { readonly name: string; readonly reason: string }[],
): ReadonlyMap<string, readonly string[]> {
  const groups = groupedBy(people, ({ reason }) => reason);
  return new Map(Array.from(groups, ([reason, those]) => [reason, those.map(({ name }) => name)]));
}

/** Why there is nothing to show of some people, with those of whom the same is true in one line. */
export function reasonLines(
  people: readonly { readonly name: string; readonly reason: string }[],
  everybody: number,
  style: Style,
  indent = '  ',
): string[] {
  return [...namesByReason(people)].map(([reason, names]) =>
    wrap(`${style.warn(reason)}: ${listNames(names, everybody)}`, style.width, `${indent}  `, indent),
  );
}
