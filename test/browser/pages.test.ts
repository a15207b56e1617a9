/**
 * Pages in a real browser with the network off: nothing is asked for, nothing is logged, nothing is wider than the screen,
 * whoever reads by ear or by keys misses nothing, and each figure is that of the json. QREVIEW_PICTURES=DIR keeps pictures.
 */
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Report } from '../../src/domain/generated/report.ts';
import { formatShare } from '../../src/domain/measure.ts';
import { formatMoney } from '../../src/domain/money.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { folder } from '../folder.ts';
import { oddTeams } from './odd-teams.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = process.env['QREVIEW_PICTURES'];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});
afterAll(() => browser.close());

async function run(cwd: string, ...words: readonly string[]): Promise<string> {
  const terminal = fakeTerminal({ cwd });
  expect(await main(words, terminal), terminal.printed()).toBe(0);
  return terminal.results();
}

interface Opened {
  readonly page: Page;
  /** What was asked for beside the page itself, and what was logged. */
  readonly noise: readonly string[];
}

async function open(html: string, width: number, colorScheme: 'light' | 'dark', bypassCSP = false): Promise<Opened> {
  const path = join(folder(), 'page.html');
  writeFileSync(path, html);
  const url = pathToFileURL(path).href;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true, bypassCSP });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('request', (request) => request.url() === url || noise.push(request.url()));
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  await page.goto(url);
  return { page, noise };
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

const PAGES = [
  ['report', '2026-Q1'],
  ['show', '2026-Q1'],
  ['prepare', '2026-Q1'],
] as const;

describe.each(['the example', 'a team of one', 'sixty reps', 'nothing known'])('%s', (name) => {
  it.each(PAGES)('%s', async (command, quarter) => {
    const cwd = oddTeams()[name] ?? '';
    const rep = command === 'report' ? [] : [name === 'sixty reps' ? 'rep-2' : 'ana-silva'];
    const html = await run(cwd, command, ...rep, quarter, '--format', 'html');
    for (const width of [1280, 390]) {
      for (const scheme of ['light', 'dark'] as const) {
        const { page, noise } = await open(html, width, scheme);
        expect(noise).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        await picture(page, `${name}-${command}-${width}-${scheme}`);
        await page.context().close();
      }
    }
    const { page } = await open(html, 1280, 'light');
    if (PICTURES !== undefined)
      await page.pdf({ path: join(PICTURES, `${name}-${command}.pdf`), preferCSSPageSize: true });
    await page.context().close();
  });

  it.each(PAGES)('%s is there for those who read by ear or by keys', async (command, quarter) => {
    const cwd = oddTeams()[name] ?? '';
    const rep = command === 'report' ? [] : [name === 'sixty reps' ? 'rep-2' : 'ana-silva'];
    const html = await run(cwd, command, ...rep, quarter, '--format', 'html');
    for (const scheme of ['light', 'dark'] as const) {
      // The check is a script, which the page's own policy would not let run.
      const { page } = await open(html, 390, scheme, true);
      await page.evaluate(AXE);
      const { violations }: AxeResults = await page.evaluate('axe.run()');
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.context().close();
    }
  });
});

describe('each figure', () => {
  it.each(['the example', 'sixty reps'])('of the report on %s is that of the json', async (name) => {
    const cwd = oddTeams()[name] ?? '';
    const words = ['report', '2026-Q1', '--history', '5', '--format'];
    const report: Report = JSON.parse(await run(cwd, ...words, 'json'));
    const { page } = await open(await run(cwd, ...words, 'html'), 1280, 'light');
    const money = (amount: number | null | undefined, without = 'unknown'): string =>
      amount === null || amount === undefined ? without : formatMoney(amount, report.currency);
    const share = (value: number | null): string => (value === null ? 'unknown' : formatShare(value));
    const tableOf = async (caption: string): Promise<string[][]> =>
      page
        .locator(`table[aria-label^="${caption}"] tbody tr`)
        .evaluateAll((rows) => rows.map((row) => [...row.children].map((one) => one.textContent ?? '')));

    const booked = await tableOf('Booked against quota');
    expect(booked.map((cells) => cells.slice(0, 4))).toEqual(
      report.promises?.reps.map((rep) => [
        rep.name,
        share(rep.attainment),
        money(rep.booked),
        money(rep.quota, 'not set'),
      ]),
    );
    const plans = await tableOf('What each plan brings');
    expect(plans.map((cells) => cells.slice(0, 4))).toEqual(
      report.alignment
        ?.filter(({ items }) => items > 0)
        .map((rep) => [rep.name, share(rep.coverage), money(rep.expects), money(rep.quota, 'not set')]),
    );
    const figures = await page.locator('.figures strong').allTextContents();
    expect(figures).toEqual([
      money(report.number?.quarter.amount),
      money(report.number?.year.booked),
      money(report.number?.next.coverage.amount),
    ]);
    const known = await tableOf('What you know');
    expect(known.at(-1)?.slice(1)).toEqual(
      report.known?.questions.map((question) => `${question.known} of ${report.known?.reps.length}`),
    );
    const trend = await tableOf('Attainment, and promises kept');
    expect(trend.map((cells) => cells.slice(1).map((text) => text.split(';')[0]))).toEqual(
      report.history?.reps.map(({ quarters }) =>
        quarters.map(({ state, attainment }) =>
          state === null ? 'not in the team' : state === 'missing' ? 'no review' : share(attainment),
        ),
      ),
    );
    // A bar is as long as its share.
    const lengths = await page
      .locator('table[aria-label^="Booked against quota"] tbody svg rect:not(.ground)')
      .evaluateAll((rects) => rects.map((rect) => Number(rect.getAttribute('width'))));
    const shares = (report.promises?.reps ?? []).flatMap(({ attainment }) => attainment ?? []);
    const longest = Math.max(...lengths) / Math.max(...shares);
    for (const [index, one] of shares.entries()) expect(lengths[index]).toBeCloseTo(one * longest, -1);
    await page.context().close();
  });
});
