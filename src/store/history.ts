/** A rep's and a team's reviews, from as few files as the question needs, and what the rules find on them. */
import { basename, join } from 'node:path';
import { checkActualsReps, type Actuals, type RepActuals } from '../domain/actuals.ts';
import { EXCUSE, hearExcuses } from '../domain/excuse.ts';
import type { Standing } from '../domain/alignment/standing.ts';
import type { Context } from '../domain/context.ts';
import type { Finding } from '../domain/finding.ts';
import { reviewFile, REVIEWS, type Place } from '../domain/place.ts';
import { yearBefore } from '../domain/quarter.ts';
import { quartersOfRecord } from '../domain/record.ts';
import { checkReferences, citedQuarters } from '../domain/references.ts';
import { carryPromise, entriesOf, type Review } from '../domain/review.ts';
import {
  checkRules,
  checkSettings,
  checkTeamRules,
  REVIEW_RULES,
  RULES,
  TEAM_RULES,
  type Judged,
} from '../domain/rules/index.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { nameOf, repsIn, type Team } from '../domain/team.ts';
import { loadActuals } from './actuals-file.ts';
import { once } from './once.ts';
import { keepMemorySmall } from './memory.ts';
import type { Gathered } from './repository.ts';
import { loadReview, namesIn, quartersOf, type Loaded, type Readable } from './team-folder.ts';

/** What is on record: each file is loaded when it is asked for, and remembered for a while. */
export interface Records {
  readonly review: (place: Place) => Loaded<Review>;
  readonly actuals: (quarter: string) => Loaded<Actuals>;
}

// More than a large team has in a year and a half: a long history isn't held in memory as a whole.
const MOST_REMEMBERED = 4000;

/** How many reviews are worth to be remembered where all are read, rep by rep: of others they only take memory. */
export const A_REPS_REVIEWS = 64;

// To look into a folder takes as long as to look in vain for some ten files.
const MANY_ASKED = 700;
// Fewer take little memory, and would have less room than they need for speed.
const MANY_READ = 700;

/** What is on record in a team's folder, of which so many reviews are remembered. */
export function recordsIn(root: string, most = MOST_REMEMBERED): Records {
  let asked = 0;
  let read = 0;
  const names = once((quarter: string) => new Set(namesIn(join(root, REVIEWS, quarter)).map(inLowerCase)));
  const load = (place: Place): Loaded<Review> => {
    asked += 1;
    const file = reviewFile(place);
    if (asked > MANY_ASKED && !names(place.quarter).has(inLowerCase(basename(file)))) return { state: 'missing', file };
    const found = loadReview(root, place);
    if (found.state === 'missing') return found;
    read += 1;
    if (read === MANY_READ) keepMemorySmall();
    return found;
  };
  const review = once(load, reviewFile, most);
  return { review, actuals: once((quarter: string) => loadActuals(root, quarter)) };
}

// On some disks it is the same name.
function inLowerCase(name: string): string {
  return name.toLowerCase();
}

/** What the CRM says of a rep's quarter; undefined where nothing was imported, or the file can't be read. */
export function factsOf(records: Records, { quarter, rep }: Place): RepActuals | undefined {
  const loaded = records.actuals(quarter);
  return loaded.state === 'readable' && Object.hasOwn(loaded.value.reps, rep) ? loaded.value.reps[rep] : undefined;
}

/** What is known around a review of a place, from some earlier quarters. Of an unreadable file no more is known than its quarter. */
export function contextOf(team: Team, { rep, quarter }: Place, quarters: readonly string[], records: Records): Context {
  const year = yearBefore(quarter);
  const [before = ''] = year;
  const past = [...new Set([before, ...quarters])]
    .filter((one) => one < quarter)
    .toSorted()
    .toReversed()
    .map((one) => ({ quarter: one, loaded: records.review({ rep, quarter: one }) }));
  const earlier = past.flatMap(({ loaded }) => (loaded.state === 'readable' ? [loaded.value] : []));
  return {
    team,
    facts: factsOf(records, { rep, quarter }),
    previous: earlier.find((review) => review.quarter === before),
    earlier,
    unreadable: past.flatMap((one) => (one.loaded.state === 'unreadable' ? [one.quarter] : [])),
    isFirst: !past.some((one) => one.loaded.state !== 'missing' && year.includes(one.quarter)),
  };
}

/** What is known around a review of a place, from all earlier quarters and, of the promise that it carries, from git. */
export function wholeContext(root: string, team: Team, place: Place, records: Records, gathered?: Gathered): Context {
  const context = contextOf(team, place, quartersOf(root), records);
  return { ...context, evidence: gathered?.of({ ...place, said: carryPromise(context.previous) }) };
}

/** What has to be known around a review to check it: with `strict`, so that the rules on the plan can be put too. */
export function contextFor(
  team: Team,
  review: Review,
  records: Records,
  strict: boolean,
  gathered?: Gathered,
): Context {
  const quarters = citedQuarters(review);
  if (strict) quarters.push(...quartersOfRecord(review.quarter));
  if (strict && needsTheYear(review)) quarters.push(...yearBefore(review.quarter));
  return { ...contextOf(team, review, quarters, records), evidence: gathered?.of(review) };
}

// Words are compared only where the leader wasn't asked; and whether it is a rep's first, only where nothing was promised.
function needsTheYear(review: Review): boolean {
  return (
    entriesOf(review, 'next').some(([, { repeats }]) => repeats === undefined) || entriesOf(review, 'said').length === 0
  );
}

/** Checks one review: what it refers to, and the rules on the record; with `strict` those on the plan too. */
export function checkReview(review: Readable<Review>, context: Context, strict: boolean): Finding[] {
  const references = checkReferences(review.value, context).map((violation) => ({
    ...violation,
    rule: 'file/reference',
    severity: 'error' as const,
  }));
  const rules = REVIEW_RULES.filter(({ isOfTheRecord }) => strict || isOfTheRecord);
  const judged = checkRules(rules, review.value, context);
  return [...references, ...excused(review, judged, rules, REVIEW_RULES)].map(review.find);
}

/** Checks what a team file refers to. */
export function checkTeamFile(file: Readable<Team>): Finding[] {
  return checkSettings(file.value).map((violation) =>
    file.find({ ...violation, rule: 'file/reference', severity: 'error' }),
  );
}

/** Checks the actuals of a quarter: whether they can be read, and are of reps whom the team file knows. */
export function checkActuals(team: Team, quarter: string, records: Records): readonly Finding[] {
  const loaded = records.actuals(quarter);
  if (loaded.state === 'missing') return [];
  if (loaded.state === 'unreadable') return loaded.findings;
  return checkActualsReps(loaded.value, team).map((violation) =>
    loaded.find({ ...violation, rule: 'file/reference', severity: 'error' }),
  );
}

/** Puts the rules on a team's quarter. The findings stand in the team file. */
export function checkTeamQuarter(file: Readable<Team>, quarter: string, standings: readonly Standing[]): Finding[] {
  const judged = checkTeamRules(TEAM_RULES, { team: file.value, quarter, reviews: standings });
  return excused(file, judged, TEAM_RULES, TEAM_RULES).map(file.find);
}

function excused(
  file: Readable<unknown>,
  judged: readonly Judged[],
  put: readonly Rule[],
  here: readonly Rule[],
): Judged[] {
  if (!file.text.includes('x-allow')) return [...judged];
  const idsOf = (rules: readonly Rule[]): string[] => rules.map(({ id }) => id);
  const ids = { all: idsOf(RULES), here: idsOf(here), put: idsOf(put) };
  const { left, bad } = hearExcuses(file.value, judged, ids);
  return [...left, ...bad.map((violation) => ({ ...violation, rule: EXCUSE, severity: 'warning' as const }))];
}

/** The findings on the file of a place, whatever its state; none where it is missing. */
export function findingsOn(
  team: Team,
  place: Place,
  records: Records,
  strict: boolean,
  gathered?: Gathered,
): readonly Finding[] {
  const loaded = records.review(place);
  if (loaded.state === 'missing') return [];
  if (loaded.state === 'unreadable') return loaded.findings;
  return checkReview(loaded, contextFor(team, loaded.value, records, strict, gathered), strict);
}

/** What is on disk of the review of a place, and what the CRM says of it. */
export function standingOf(team: Team, place: Place, records: Records): Standing {
  const loaded = records.review(place);
  const { rep, quarter } = place;
  const standing = { rep, name: nameOf(team, rep), quarter, file: loaded.file, facts: factsOf(records, place) };
  if (loaded.state !== 'readable') return { ...standing, state: loaded.state, review: undefined };
  return { ...standing, state: loaded.value.state === 'final' ? 'done' : 'draft', review: loaded.value };
}

/** What is on disk of each review that is expected for a quarter, in the team file's order; or of one rep's alone. */
export function standingsOf(team: Team, quarter: string, records: Records, only?: string): Standing[] {
  const reps = repsIn(team, quarter).filter((rep) => only === undefined || rep === only);
  return reps.map((rep) => standingOf(team, { rep, quarter }, records));
}
