/** The questions of `qreview init`: each has a flag, and the same check reads both. */
import { isId, proposeId, proposePersonId } from '../domain/id.ts';
import { parseAmount } from '../domain/money.ts';
import { didYouMean } from '../domain/similarity.ts';
import { isQuarter } from '../domain/quarter.ts';
import type { Team } from '../domain/team.ts';
import type { InitOptions } from './commands/init.ts';
import { UserError } from './exit.ts';
import type { Ask, Io } from './io.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

type Month = (typeof MONTHS)[number];
type Check = (text: string) => string | undefined;

const needsWords: Check = (text) => (text.trim() === '' ? 'write some words' : undefined);
const needsCurrency: Check = (text) =>
  /^[A-Z]{3}$/i.test(text) ? undefined : 'write the three letters of a currency, such as USD or EUR';
const needsMonth: Check = (text) =>
  monthOf(text) === undefined ? didYouMean(text, MONTHS, 'write one of') : undefined;
const needsEnd: Check = (text) => (text === 'end' || text === 'start' ? undefined : 'write end or start');

function monthOf(text: string): Month | undefined {
  return MONTHS.find((month) => month === text.trim().toLowerCase());
}

/** The team from the flags, and from the person for what they leave open. Throws UserError with all that is missing. */
export async function askForTeam(io: Io, options: InitOptions): Promise<Team> {
  const problems: string[] = [];
  const checked = (flag: string, text: string | undefined, check: Check): void => {
    const problem = text === undefined ? undefined : check(text);
    if (problem !== undefined) problems.push(`--${flag} ${text ?? ''}: ${problem}`);
  };
  checked('team', options.team, needsWords);
  checked('leader', options.leader, needsWords);
  checked('currency', options.currency, needsCurrency);
  checked('starts', options.starts, needsMonth);
  checked('named-after', options.namedAfter, needsEnd);
  const number = pairs(options.number, 'number', problems, periodAmount);
  const goals = pairs(options.goal, 'goal', problems, ([id, goal]) =>
    isId(id) && goal.trim() !== '' ? [id, { goal }] : 'write new-logos="Win 40 new logos"',
  );
  const reps = repsOf(options, problems);
  if (problems.length > 0)
    throw new UserError(
      `nothing was written, since these flags cannot be used\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );

  const ask = await io.ask?.();
  if (ask === undefined) requireAll(options);
  const team = options.team ?? (await line(ask, "What is the team's name?", needsWords));
  const leader = options.leader ?? (await line(ask, 'Who holds the reviews?', needsWords, 'your name'));
  const currency =
    options.currency ?? (await line(ask, 'In which currency are the amounts?', needsCurrency, 'three capitals', 'USD'));
  const starts =
    options.starts ?? (await line(ask, 'In which month does the fiscal year begin?', needsMonth, undefined, 'january'));
  const month = monthOf(starts) ?? 'january';
  const namedAfter = options.namedAfter ?? (await nameOfYear(ask, month));
  return {
    version: 1,
    team,
    leader,
    currency: currency.toUpperCase(),
    fiscal_year: { starts: month, named_after: namedAfter === 'start' ? 'start' : 'end' },
    number: options.number === undefined && ask !== undefined ? await askForNumber(ask, io.today) : number,
    goals: options.goal === undefined && ask !== undefined ? await askForGoals(ask) : goals,
    reps: options.rep === undefined && ask !== undefined ? await askForReps(ask) : reps,
  };
}

// What has no sensible default has to be said.
function requireAll(options: InitOptions): void {
  const missing = (['team', 'leader', 'currency'] as const).filter((flag) => options[flag] === undefined);
  if (missing.length === 0) return;
  throw new UserError(
    `missing: ${missing.map((flag) => `--${flag}`).join(', ')}`,
    'nothing was written; qreview help init shows every flag',
  );
}

async function line(
  ask: Ask | undefined,
  message: string,
  check: Check,
  hint?: string,
  current?: string,
): Promise<string> {
  if (ask === undefined) return current ?? '';
  return ask.line({
    message,
    check,
    ...(hint === undefined ? {} : { hint }),
    ...(current === undefined ? {} : { current }),
  });
}

async function nameOfYear(ask: Ask | undefined, month: Month): Promise<string> {
  if (ask === undefined || month === 'january') return 'end';
  return ask.choose('Which calendar year names a fiscal year that spans two?', [
    { value: 'end', label: 'the one it ends in' },
    { value: 'start', label: 'the one it starts in' },
  ]);
}

async function askForNumber(ask: Ask, today: string): Promise<Record<string, number>> {
  const year = today.slice(0, 4);
  const text = await ask.line({
    message: `What is the team's number for ${year}?`,
    hint: 'such as 5600000 or 5.6M; Enter leaves it open',
    current: '',
    check: (written) => (parseAmount(written) === undefined ? 'write an amount, such as 5600000 or 5.6M' : undefined),
  });
  const amount = parseAmount(text);
  return amount === undefined ? {} : { [year]: amount };
}

async function askForGoals(ask: Ask): Promise<Record<string, { goal: string }>> {
  const goals: Record<string, { goal: string }> = {};
  for (;;) {
    const goal = await ask.line({
      message: 'A goal of the team?',
      hint: 'in a sentence; Enter when there is no more',
      current: '',
      check: needsWords,
    });
    if (goal.trim() === '') return goals;
    goals[proposeId(goal, 'goal', Object.keys(goals))] = { goal };
  }
}

async function askForReps(ask: Ask): Promise<Team['reps']> {
  const reps: Team['reps'] = {};
  for (;;) {
    const name = await ask.line({
      message: 'A rep?',
      hint: 'the full name; Enter when there is no more',
      current: '',
      check: needsWords,
    });
    if (name.trim() === '') return reps;
    reps[proposePersonId(name, Object.keys(reps))] = { name };
  }
}

type Pair = readonly [name: string, value: string];

function pairs<Value>(
  texts: readonly string[] | undefined,
  flag: string,
  problems: string[],
  read: (pair: Pair) => readonly [string, Value] | string,
): Record<string, Value> {
  const entries = (texts ?? []).flatMap((text) => {
    const at = text.indexOf('=');
    const result = read([text.slice(0, Math.max(at, 0)), text.slice(at + 1)]);
    if (typeof result !== 'string') return [result];
    problems.push(`--${flag} ${text}: ${result}`);
    return [];
  });
  return Object.fromEntries(entries);
}

function periodAmount([period, text]: Pair): readonly [string, number] | string {
  const amount = parseAmount(text);
  const isPeriod = /^\d{4}$/.test(period) || isQuarter(period);
  return isPeriod && amount !== undefined && amount >= 0 ? [period, amount] : 'write 2026=5600000 or 2026-Q1=1400000';
}

function repsOf(options: InitOptions, problems: string[]): Team['reps'] {
  const reps: Team['reps'] = {};
  for (const text of options.rep ?? []) {
    const at = text.indexOf('=');
    const name = text.slice(at + 1);
    const id = at === -1 ? proposePersonId(name, Object.keys(reps)) : text.slice(0, at);
    if (!isId(id) || name.trim() === '') problems.push(`--rep ${text}: write "Ana Silva" or ana-silva="Ana Silva"`);
    else reps[id] = { name };
  }
  for (const text of options.quota ?? []) {
    const [, rep = '', quarter = '', amountText = ''] = /^([^:]*):([^=]*)=(.*)$/.exec(text) ?? [];
    const amount = parseAmount(amountText);
    const known = Object.hasOwn(reps, rep) ? reps[rep] : undefined;
    if (known === undefined || !isQuarter(quarter) || amount === undefined || amount < 0) {
      problems.push(`--quota ${text}: write ana-silva:2026-Q1=250000, with a rep that --rep names`);
    } else {
      reps[rep] = { ...known, quota: { ...known.quota, [quarter]: amount } };
    }
  }
  return reps;
}
