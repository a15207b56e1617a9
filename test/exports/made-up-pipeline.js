/**
 * Makes up a pipeline as CRMs export it, with what was won of it. Usage: node test/exports/made-up-pipeline.js ROWS FILE
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

const REPS = ['Ana Silva', 'Ben Okafor', 'Carla Rossi', 'Mei Tanaka', 'Sam Patel'];
const STAGES = ['Won', 'Lost', 'Won', 'Engaging', 'Won', 'Prospecting'];
const CHUNK = 1_000_000;

/** @param {number} days */
const day = (days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * One opportunity. Those that are open have no day yet, and those that were lost are worth nothing.
 * @param {number} index
 */
function opportunity(index) {
  const stage = STAGES[index % STAGES.length] ?? '';
  const created = (index * 7919) % 300;
  const isOpen = stage === 'Engaging' || stage === 'Prospecting';
  const cents = stage === 'Won' ? ((index * 104_729) % 500_000) + 100 : 0;
  return {
    rep: REPS[index % REPS.length] ?? '',
    stage,
    created: day(created),
    closed: isOpen ? '' : day(created + 20 + (index % 60)),
    cents,
    amount: isOpen ? '' : (cents / 100).toFixed(2),
  };
}

/**
 * The rows of so many opportunities, with a heading.
 * @param {number} rows
 * @yields {string}
 */
export function* pipeline(rows) {
  yield 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\r\n';
  for (let index = 0; index < rows; index += 1) {
    const { rep, stage, created, closed, amount } = opportunity(index);
    const id = index.toString(36).toUpperCase().padStart(8, '0');
    yield `${id},${rep},GTX Basic,"Account ${index % 997}, Ltd",${stage},${created},${closed},${amount}\r\n`;
  }
}

/**
 * What each rep won in each calendar quarter of so many opportunities: deals, and whole cents.
 * @param {number} rows
 * @returns {Map<string, { won: number, cents: number }>}
 */
export function booked(rows) {
  const all = new Map();
  for (let index = 0; index < rows; index += 1) {
    const { rep, stage, closed, cents } = opportunity(index);
    if (stage !== 'Won') continue;
    const quarter = `${closed.slice(0, 4)}-Q${Math.ceil(Number(closed.slice(5, 7)) / 3)}`;
    const key = `${rep} ${quarter}`;
    const before = all.get(key) ?? { won: 0, cents: 0 };
    all.set(key, { won: before.won + 1, cents: before.cents + cents });
  }
  return all;
}

/**
 * Writes the rows into a file.
 * @param {string} path
 * @param {number} rows
 */
export async function writePipeline(path, rows) {
  const file = createWriteStream(path);
  let text = '';
  for (const line of pipeline(rows)) {
    text += line;
    if (text.length < CHUNK) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'close');
}

const [, script = '', rows = '', path = ''] = process.argv;
if (import.meta.url === pathToFileURL(script).href && path !== '') await writePipeline(path, Number(rows));
