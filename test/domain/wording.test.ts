/** What is said again in nearly the same words is found, and what is changed is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKeptUp, likeness, nearestFirst, nearRepeat, wordsOf } from '../../src/domain/wording.ts';

function stems(text: string, same?: string[][]): string[] {
  return [...wordsOf(text, same)];
}

describe('the words that carry meaning', () => {
  it.each([
    ['Visiting the dealers in Ghent', 'visit dealer ghent'],
    ['visits to a dealer of GHENT', 'visit dealer ghent'],
    ['Visit twelve dealers, 12 of them twice', 'visit dealer'],
    ['E-mails and emails', 'email'],
    ['Follow-up, followup, follow up', 'follow'],
    ['Cafés près du musée', 'cafe pre du muse'],
    ["The customer's plan, the customers’ plan", 'custom plan'],
    ["Visit L'Oréal and L’Occitane with O'Brien and O'Dell, who'll drive", 'visit loreal loccita obrien odel drive'],
    ["It isn't IT", 'it'],
    ["They'll call, rock'n'talk", 'cal rocknta'],
    ['US AND IT', 'us and it'],
    ['A contract with the contractors', 'contrac'],
    ['Vertriebspartner, Vertriebspartnerin', 'vertriebspartn vertriebspartnerin'],
    ['Disrupting groups', 'disrupt group'],
    ['MP3s for 24hours', 'mp3s 24hours'],
    ['Дилеры в Генте', 'дилеры генте'],
    ['Партнеры', 'партнеры'],
    ['販売店', '販売 売店'],
    ['店', '店'],
    ['Visit 店', 'visit 店'],
    ['', ''],
    ['?!', ''],
  ])('of %j: %s', (text, expected) => {
    expect(stems(text).join(' ')).toBe(expected);
  });

  it('are all words where none carries meaning', () => {
    expect(stems('Do it again')).toEqual(['do', 'it', 'again']);
    expect(stems('365')).toEqual(['365']);
  });

  it('are the same for what the team treats as the same', () => {
    const same = [
      ['site visit', 'drop-in'],
      ['RFP', 'request for proposal', 'proposal'],
      ['?', 'anything'],
      ['alone', '!'],
      [],
    ];
    expect(stems('Drop-ins in Ghent', same)).toEqual(['site', 'visit', 'ghent']);
    expect(stems('A request for proposals', same)).toEqual(['rfp']);
    expect(stems('Proposal', same)).toEqual(['rfp']);
    expect(stems('A request for time', same)).toEqual(['request', 'time']);
    expect(stems('A request', same)).toEqual(['request']);
    expect(stems('Collect letters', [['take', 'collect']])).toEqual(['take', 'letter']);
  });

  it('are the same by the longest phrase that stands there', () => {
    const same = [
      ['letter', 'mail'],
      ['advert', 'mail shot'],
    ];
    expect(stems('Mail shots', same)).toEqual(['advert']);
  });

  // Plain texts are read another way; a letter behind them makes them read like all others.
  it('are the same in a plain text and beside other letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9' .,-]*[a-z]{3}$/), (text) => {
        const withoutZ = (list: string[]): string[] => list.filter((stem) => stem !== 'z');
        expect(withoutZ(stems(text))).toEqual(withoutZ(stems(`${text} ž`)));
      }),
    );
  });
});

describe('likeness', () => {
  it('is the share of the words in common', () => {
    expect(likeness(new Set(['a', 'b']), new Set(['b', 'c']))).toBe(1 / 3);
    expect(likeness(new Set(['a']), new Set())).toBe(0);
    expect(likeness(new Set(), new Set())).toBe(0);
  });

  it('is the same from either side, and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const near = likeness(wordsOf(one), wordsOf(other));
        expect(near).toBe(likeness(wordsOf(other), wordsOf(one)));
        expect(near).toBeGreaterThanOrEqual(0);
        expect(near).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of a text with itself is 1, in any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = wordsOf(text);
        expect(likeness(words, wordsOf(text))).toBe(words.size === 0 ? 0 : 1);
      }),
    );
  });

  it('does not ask for the order of the words', () => {
    const words = fc.array(fc.constantFrom('dealers', 'visit', 'Ghent', 'the', 'trade', 'fair', 'seven'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, (list) => {
        expect(wordsOf(list.toReversed().join(' ')).size).toBe(wordsOf(list.join(' ')).size);
        expect(likeness(wordsOf(list.join(' ')), wordsOf(list.toReversed().join(' ')))).toBe(1);
      }),
    );
  });
});

describe('a near repeat', () => {
  it.each([
    ['Visiting dealers in Ghent', 'Visit the dealers of Ghent', ['Visit', 'dealers', 'Ghent']],
    ['Visiting dealers in Ghent', 'Visit the Ghent dealers again, each dealer', ['Visit', 'Ghent', 'dealers']],
    ['Visiting dealers in Ghent', 'Visit more dealers', ['Visit', 'dealers']],
    ['Visiting dealers in Ghent and Bruges', 'Visit more dealers', ['Visit', 'dealers']],
    ['Leaving brochures', 'Leave brochures', ['Leave', 'brochures']],
    ['Price cuts at the end of the quarter', 'Price cuts at the quarter end', ['Price', 'cuts', 'quarter', 'end']],
    ['Price cuts for dealers', 'Win dealers by price cuts', ['dealers', 'price', 'cuts']],
    ['Write to 50 dealers', 'Write to 80 dealers', ['Write', 'dealers']],
    ['Write to 50 dealers', 'Write to dealers: 80', ['Write', 'dealers']],
    ['Letters without prices', 'Letters with no prices', ['Letters', 'prices']],
    ['Visit dealers under ten seats', 'Visit dealers with fewer than ten seats', ['Visit', 'dealers', 'seats']],
    ['Partnership with dealers', 'Add partners among dealers', ['partners', 'dealers']],
    ['Visiting dealers without a brochure', 'Visit dealers', ['Visit', 'dealers']],
    ['The fair in Ghent', 'The fair in Ghent for dealers', ['fair', 'Ghent']],
    [
      'Letters to dealers ten days before the fair',
      'Letters to dealers 10 days before the fair',
      ['Letters', 'dealers', 'days', 'fair'],
    ],
    ['Letters to dealers', 'Letters to dealers within 30 days', ['Letters', 'dealers']],
    ['Weekly letters to dealers', 'Weekly or monthly letters to dealers', ['Weekly', 'letters', 'dealers']],
    ['Held breakfasts with dealers', 'Breakfasts with dealers', ['Breakfasts', 'dealers']],
    ['Visiting dealers without a brochure in Ghent', 'Visit dealers in Ghent', ['Visit', 'dealers', 'Ghent']],
    ['No-show letters', 'No-show letters again', ['show', 'letters']],
    ['展示会で配る', '展示会で配る', ['展示会で配る']],
    ['展示会DM', '展示会DM', ['展示会', 'DM']],
  ])('of %j: %j', (effort, plan, words) => {
    expect(nearRepeat(effort, plan)).toEqual({ words });
  });

  it.each([
    ['Visiting dealers in Ghent', 'Stop visiting dealers in Ghent'],
    ['Visiting dealers in Ghent', "Don't visit dealers in Ghent"],
    ['Visiting dealers in Ghent', 'Replace visiting dealers in Ghent'],
    ['Visiting dealers in Ghent', 'Ghent: drop visiting dealers'],
    ['Visiting dealers in Ghent', 'Get rid of visiting dealers in Ghent'],
    ['Visiting dealers before the fair', 'Visit dealers after the fair'],
    ['Weekly letters to dealers', 'Monthly letters to dealers'],
    ['Letters to dealers ten days before the fair', 'Letters to dealers 60 days before the fair'],
    ['Letters of two pages to dealers', 'Five-page letters to dealers'],
    ['Visiting dealers in Ghent', 'Visit installers in Ghent rather than dealers'],
    ['Visiting dealers in Ghent', 'Phone dealers in Ghent'],
    ['Visiting dealers in Ghent', 'Learn Dutch'],
    ['Visiting dealers in Ghent, harbours, depots, airports and museums', 'Visit schools'],
    ['Visiting dealers in Ghent, harbours, depots, airports and museums', 'Visit dealers'],
    ['Visiting dealers', 'Visit dealers, harbours, depots, airports, museums and schools'],
    ['Letters to dealers', 'Letters to dealers: 30-day terms'],
    ['Visiting dealers in Ghent', 'Invite dealers of Ghent and Bruges for a day at the plant'],
    ['The fair in Ghent', 'The fair in Bruges'],
    ['Visiting dealers at the fair in Ghent', 'Visit dealers at the fair in Bruges'],
    ['Letters to CIOs', 'Letters to CFOs'],
    ['Long letters to dealers', 'One-page letters to dealers'],
    ['Visiting dealers without an appointment', 'Visit dealers with an appointment'],
    ['Visiting dealers without an appointment', 'Visit dealers by appointment'],
    ['Visiting dealers', ''],
    ['', 'Visit dealers'],
    ['', ''],
  ])('of %j is not: %j', (effort, plan) => {
    expect(nearRepeat(effort, plan)).toBeUndefined();
  });

  it('is found by what the team treats as the same', () => {
    const same = [['visit', 'drop by']];
    expect(nearRepeat('Visiting dealers', 'Drop by dealers')).toBeUndefined();
    expect(nearRepeat('Visiting dealers', 'Do drop by dealers', same)).toEqual({ words: ['drop by', 'dealers'] });
  });

  it('is what an example says twice', () => {
    expect(
      nearRepeat('Cold e-mail to IT managers in mid-size banks', 'Cold e-mails to the IT managers of mid-size banks'),
    ).toEqual({ words: ['Cold', 'e-mails', 'IT', 'managers', 'mid', 'size', 'banks'] });
    expect(nearRepeat('Cold calling', 'Replace cold calling with referrals')).toBeUndefined();
  });

  it('is every effort of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(nearRepeat(text, text) !== undefined).toBe(wordsOf(text).size > 0);
      }),
    );
  });

  it('takes no longer than its text is long', () => {
    const long = `${' '.repeat(100_000)}end ${"a'".repeat(50_000)} ${'e-'.repeat(50_000)} ${'展'.repeat(50_000)}`;
    expect(nearRepeat(long, `x ${long}`)).toBeDefined();
  });
});

describe('an effort is kept up', () => {
  it.each([
    ['Breakfast with dealers', 'A breakfast with ten dealers in Antwerp, signed off by finance', true],
    ['Breakfast with dealers', 'Dealers get our price list first', true],
    ['Held breakfasts with dealers', 'Plan breakfasts with dealers', true],
    ['Breakfast with dealers of Ghent in May', 'Breakfast at the plant', false],
    ['Breakfast with dealers', 'No breakfast with dealers', false],
    ['Breakfast with dealers', 'Leave breakfast with dealers to the plant', false],
    ['Breakfast with dealers', 'Learn Dutch', false],
    ['', '', false],
  ])('%j by %j: %s', (effort, plan, expected) => {
    expect(isKeptUp(effort, plan)).toBe(expected);
  });

  it('by what the team treats as the same', () => {
    expect(isKeptUp('Breakfast', 'Morning coffee', [['breakfast', 'morning coffee']])).toBe(true);
  });
});

describe('the nearest first', () => {
  const items = [{ text: 'Learn Dutch' }, { text: 'Dealers' }, { text: 'Visit dealers' }, { text: 'Learn French' }];

  it('and equally near ones in their order', () => {
    const sorted = nearestFirst('Visits of dealers', items, ({ text }) => text);
    expect(sorted.map(({ text }) => text)).toEqual(['Visit dealers', 'Dealers', 'Learn Dutch', 'Learn French']);
  });

  it('by what the team treats as the same', () => {
    expect(nearestFirst('Coffee', ['a', 'Breakfast'], (text) => text, [['coffee', 'breakfast']])[0]).toBe('Breakfast');
  });

  it('leaves nothing out and adds nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, all) => {
        expect(nearestFirst(text, all, (item) => item).toSorted()).toEqual(all.toSorted());
      }),
    );
  });
});
