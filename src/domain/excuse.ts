/** Single places that are excused from a rule, with a reason: `x-allow`. */
import type { Path, Violation } from './finding.ts';
import { didYouMean } from './similarity.ts';
import { isTree } from './tree.ts';

const ALLOW = 'x-allow';

/** The rule under whose name a bad excuse is told. */
export const EXCUSE = 'file/excuse';

interface Excuse {
  /** Where the map is in which it stands. */
  readonly holder: Path;
  readonly rule: string;
  readonly reason: unknown;
}

/** The ids of all rules, of those that are put to this kind of file, and of those that were put now. */
export interface RuleIds {
  readonly all: readonly string[];
  readonly here: readonly string[];
  readonly put: readonly string[];
}

/** What is left of what the rules found when the excuses in a file are heard, and what is wrong with those themselves. */
export function hearExcuses<Found extends Violation & { readonly rule: string }>(
  file: unknown,
  found: readonly Found[],
  rules: RuleIds,
): { left: Found[]; bad: Violation[] } {
  const excuses = excusesIn(file, []);
  const good = excuses.filter(({ reason, rule }) => isReason(reason) && rules.all.includes(rule));
  return {
    left: found.filter((violation) => !good.some((excuse) => covers(excuse, violation))),
    bad: excuses.flatMap((excuse) => whatIsWrong(excuse, found, rules)),
  };
}

// A promise is carried word for word, with what excused it when it was a plan: there it counts no more.
function excusesIn(value: unknown, path: Path): Excuse[] {
  if (!isTree(value) || path[0] === 'said') return [];
  return Object.entries(value).flatMap(([key, child]): Excuse[] => {
    if (key !== ALLOW) return key.startsWith('x-') ? [] : excusesIn(child, [...path, key]);
    if (!isTree(child)) return [{ holder: path, rule: '', reason: child }];
    return Object.entries(child).map(([rule, reason]) => ({ holder: path, rule, reason }));
  });
}

function isReason(reason: unknown): boolean {
  return typeof reason === 'string' && reason.trim() !== '';
}

/** At the top of the file an excuse covers what stands in no entry: whole sections, and the number. */
function covers({ holder, rule }: Excuse, violation: Violation & { readonly rule: string }): boolean {
  if (rule !== violation.rule) return false;
  if (holder.length === 0) return violation.path.length <= 1 || !isOfEntry(violation.path);
  return holder.every((key, index) => key === violation.path[index]);
}

function isOfEntry([section]: Path): boolean {
  return section !== 'number' && section !== 'biggest_client';
}

function whatIsWrong(
  excuse: Excuse,
  found: readonly (Violation & { readonly rule: string })[],
  rules: RuleIds,
): Violation[] {
  const { holder, rule, reason } = excuse;
  if (rule === '') {
    return [
      {
        path: [...holder, ALLOW],
        message: 'x-allow names no rule',
        advice: 'write next/clear: why it is all right here',
      },
    ];
  }
  const place = { path: [...holder, ALLOW, rule], isOfKey: true };
  if (!rules.all.includes(rule)) {
    return [
      {
        ...place,
        message: `there is no rule ${rule} to be excused from`,
        advice: didYouMean(rule, rules.all, 'the rules are'),
      },
    ];
  }
  if (!rules.here.includes(rule)) {
    return [
      {
        ...place,
        message: `${rule} finds nothing in this kind of file, so there is nothing to excuse`,
        advice: rule.startsWith('team/') ? 'write it into qreview.yaml' : 'write it into the review that it is about',
      },
    ];
  }
  if (!isReason(reason)) {
    return [{ ...place, message: `the excuse from ${rule} gives no reason`, advice: 'write why it is all right here' }];
  }
  if (!rules.put.includes(rule) || found.some((violation) => covers(excuse, violation))) return [];
  return [
    {
      ...place,
      message: `${rule} has nothing to say here, so there is nothing to excuse`,
      advice: 'take the line out',
    },
  ];
}
