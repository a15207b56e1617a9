/** Makes a team of any size, whose reviews hang together: what is planned in one quarter is promised for the next. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CLIENTS = ['Globex', 'Initech', 'Hooli', 'Umbrella', 'Soylent', 'Stark', 'Vandelay', 'Wayne', 'Acme', 'Tyrell'];
const TRADES = ['banks', 'clinics', 'mills', 'schools', 'ports', 'hotels', 'farms', 'mines', 'yards', 'labs'];
const WAYS = ['visits', 'calls', 'demos', 'workshops', 'letters', 'audits', 'dinners', 'pilots', 'surveys', 'panels'];

/**
 * @param {readonly string[]} words
 * @param {number} index
 */
const pick = (words, index) => words[index % words.length] ?? '';

/**
 * The quarters up to one, the earliest first.
 * @param {string} last
 * @param {number} length
 */
function quartersUpTo(last, length) {
  const end = Number(last.slice(0, 4)) * 4 + Number(last.slice(6)) - 1;
  return Array.from({ length }, (_, index) => end - length + 1 + index).map(
    (quarter) => `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`,
  );
}

/** @param {number} seed */
function plan(seed) {
  const client = pick(CLIENTS, seed);
  const trade = pick(TRADES, Math.floor(seed / 3));
  const way = pick(WAYS, Math.floor(seed / 7));
  return `  talks:
    objective: "Ask ${client} and its neighbours among the ${trade} for ten introductions by ${way}"
    why: "Introductions close at 40%, and ${trade} talk to each other: lists from elsewhere bring 1%"
    measure:
      metric: introductions
      target: 10
    expects: ${120_000 + (seed % 40) * 1000}
    serves: new-logos
    because:
      - worked.${way}
      - didnt_work.list-${seed % 5}
    repeats: none
    good: true
  account-plan:
    objective: Write the account plan for ${client} with its head of purchasing
    why: The renewal is due in two quarters, and nobody there knows what ${trade} pay elsewhere
    done_when: "${client} has signed the plan"
    expects: ${140_000 + (seed % 30) * 1000}
    serves: enterprise
    because:
      - biggest_client
      - learned.budgets
    repeats: none
    good: true
  answers:
    objective: Answer each question of ${trade} within two days
    why: Those who wait for a week have signed with somebody else by then
    measure:
      metric: days to answer
      target: 2
      at_most: true
      baseline: 6
    expects: 20000
    serves: quota
    because:
      - learned.patience
    repeats: none
    good: true
`;
}

/**
 * @param {string} rep
 * @param {string} quarter
 * @param {number} seed
 * @param {number | undefined} before
 */
function review(rep, quarter, seed, before) {
  const client = pick(CLIENTS, seed);
  const trade = pick(TRADES, Math.floor(seed / 3));
  const way = pick(WAYS, Math.floor(seed / 7));
  const year = Number(quarter.slice(0, 4));
  return `# yaml-language-server: $schema=../../.qreview/review.schema.json
version: 1
rep: ${rep}
quarter: ${quarter}
state: final
held: "${year + 1}-01-07"
number:
  quota: 250000
  booked: ${200_000 + ((seed * 7919) % 90_000)}.5
${before === undefined ? 'said: {}\ndid: {}' : `said:\n${plan(before)}did:`}
${
  before === undefined
    ? ''
    : `  talks:
    done: ${seed % 3 !== 0}
    actual: ${seed % 3 === 0 ? 7 : 11}
    note: "Half of them in the last two weeks: the ${trade} close their books then"
    ${seed % 3 === 0 ? 'dropped: There is nobody left to ask' : 'x-seen: true'}
  account-plan:
    done: true
  answers:
    done: true
    actual: 2
`
}worked:
  ${way}:
    effort: Won ${trade} over by ${way} at ${client}, with the figure that it saved there
    result: ${5 + (seed % 9)} first talks, 2 closed for $${40 + (seed % 50)}k
    keep: true
  early-renewals:
    effort: Called each renewal of ${trade} 90 days before its date
    result: All renewed but one
    keep: ${seed % 4 === 0}
didnt_work:
  list-${seed % 5}:
    effort: Wrote to a bought list of ${trade}
    why: 412 sent, 3 replies, and the replies were complaints
    decision: stop
learned:
  budgets:
    lesson: The largest ${trade} have frozen their budgets until the summer, ${client} among them
    about: environment
    pivot: Sell the annual plan in two halves
  patience:
    lesson: Whoever answers first is asked for the price first
    about: craft
biggest_client:
  client: ${client}
  news: Its head of purchasing left, and the renewal moved by a quarter
next:
${plan(seed)}`;
}

/**
 * Writes a team into a folder. One rep in four has something that the rules find. A shift makes other figures of it.
 * @param {string} folder
 * @param {{ reps: number, quarters: number, last?: string, team?: string, shift?: number }} size
 */
export function makeTeam(folder, { reps, quarters, last = '2026-Q1', team = 'A Large Team', shift = 0 }) {
  const ids = Array.from({ length: reps }, (_, index) => `rep-${index + 1}`);
  const names = quartersUpTo(last, quarters);
  const next = quartersUpTo(last, 1).map((quarter) => quarter.replace(/\d$/, (digit) => String(Number(digit) + 1)));
  mkdirSync(folder, { recursive: true });
  const quota = [...names.slice(-1), ...next].map((quarter) => `      ${quarter}: 250000\n`).join('');
  writeFileSync(
    join(folder, 'qreview.yaml'),
    `version: 1
team: ${team}
leader: Jo Park
currency: USD
fiscal_year:
  starts: january
number:
  2026: ${reps * 900_000}
goals:
  new-logos:
    goal: Win 40 new logos
  enterprise:
    goal: A third of bookings from accounts above 1,000 seats
reps:
${ids.map((id, index) => `  ${id}:\n    name: Rep ${index + 1}\n    quota:\n${quota}`).join('')}`,
  );
  for (const [position, quarter] of names.entries()) {
    mkdirSync(join(folder, 'reviews', quarter), { recursive: true });
    for (const [index, id] of ids.entries()) {
      const seed = shift + index * 13 + position * 5;
      const text = review(id, quarter, seed, position === 0 ? undefined : seed - 5);
      writeFileSync(join(folder, 'reviews', quarter, `${id}.yaml`), text);
    }
  }
}
