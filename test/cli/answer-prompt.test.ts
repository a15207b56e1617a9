import { render } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { answerPrompt, type AnswerConfig, type Typed } from '../../src/cli/answer-prompt.ts';

const plain = (text: string): string => text;

const CONFIG: AnswerConfig = {
  message: 'What worked?',
  about: undefined,
  hint: 'in a sentence',
  more: ['What do they need to keep doing?'],
  current: undefined,
  raw: '',
  keys: ["? I don't know", '- none'],
  check: (text) => (text.trim() === '' ? 'write an answer' : undefined),
  spoken: (text) => (text === '?' ? "I don't know" : undefined),
  propose: undefined,
  known: [],
  style: { strong: plain, faint: plain, good: plain, bad: plain, warn: plain, width: 80, unicode: true },
};

async function open(config: Partial<AnswerConfig> = {}) {
  const prompt = await render<Typed, AnswerConfig>(answerPrompt, { ...CONFIG, ...config });
  // What a test leaves unanswered is broken off with the process.
  prompt.answer.catch(() => undefined);
  return { ...prompt, paste: (text: string) => paste(prompt.events, text) };
}

type Events = Awaited<ReturnType<typeof render<Typed, AnswerConfig>>>['events'];

function paste(events: Events, text: string): void {
  events.keypress('paste-start');
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) events.keypress('enter');
    events.type(line);
  }
  events.keypress('paste-end');
}

describe('the prompt for an answer', () => {
  it('shows what to type and which keys there are, and what was answered', async () => {
    const { answer, events, getScreen } = await open();
    expect(getScreen()).toBe("? What worked?\n  in a sentence\n  ? I don't know   - none   Tab hints   Ctrl+G editor");
    events.type('Visits');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ text: 'Visits' });
    expect(getScreen()).toBe('✔ What worked? Visits');
  });

  it('keeps what was typed when it is refused', async () => {
    const { answer, events, getScreen } = await open();
    events.keypress('enter');
    expect(getScreen()).toContain('  write an answer\n');
    events.type('V');
    expect(getScreen()).not.toContain('write an answer');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ text: 'V' });
  });

  it('shows the words for a key that stands for an answer', async () => {
    const { answer, events, getScreen } = await open();
    events.type('?');
    events.keypress('enter');
    await answer;
    expect(getScreen()).toBe("✔ What worked? I don't know");
  });

  it('shows more to ask on Tab, and hides it again', async () => {
    const { events, getScreen } = await open();
    events.type('Vis');
    events.keypress('tab');
    expect(getScreen()).toContain('? What worked? Vis\n  What do they need to keep doing?\n');
    events.keypress('tab');
    expect(getScreen()).not.toContain('keep doing');
  });

  it('takes pasted line breaks and Alt+Enter for what they are', async () => {
    const { answer, events, paste: pasteText } = await open();
    pasteText('First\n$1,250 & $&');
    events.keypress({ name: 'return', meta: true, ctrl: false });
    events.type('Third');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ text: 'First\n$1,250 & $&\nThird' });
  });

  it('goes back to the line above when an empty line is deleted', async () => {
    const { answer, events, paste: pasteText } = await open();
    pasteText('First\n');
    events.keypress('backspace');
    events.type('!');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ text: 'First!' });
  });

  it('proposes an id, and lets another one be asked for', async () => {
    const { answer, events, getScreen } = await open({ propose: () => 'visits' });
    expect(getScreen()).not.toContain('id:');
    events.type('Visits');
    expect(getScreen()).toContain('id: visits (Ctrl+N: another)');
    events.keypress({ name: 'n', ctrl: true });
    expect(getScreen()).toContain('id: asked next');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ text: 'Visits', wants: 'id' });
  });

  it('brings earlier entries back with the arrows, under their ids', async () => {
    const known = [
      { id: 'referrals', text: 'Asked every renewal' },
      { id: 'cold-email', text: 'Cold e-mail' },
    ];
    const { answer, events, getScreen } = await open({ known, propose: () => 'other' });
    expect(getScreen()).toContain('arrows: earlier ones');
    events.keypress('down');
    expect(getScreen()).toContain('? What worked? Asked every renewal\n');
    expect(getScreen()).toContain('id: referrals');
    events.keypress('down');
    events.keypress('down');
    expect(getScreen()).toContain('? What worked?\n');
    events.keypress('up');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ text: 'Cold e-mail', id: 'cold-email' });
  });

  it('leaves for the editor with what was typed', async () => {
    const { answer, events, getScreen } = await open();
    events.type('A long sto');
    events.keypress({ name: 'g', ctrl: true });
    await expect(answer).resolves.toEqual({ text: 'A long sto', wants: 'editor' });
    expect(getScreen()).toBe('? What worked? in the editor');
  });

  it('gives what stands there on Enter alone', async () => {
    const { answer, events, getScreen } = await open({
      current: '231,500',
      check: () => undefined,
      about: 'The quota was $250,000',
    });
    expect(getScreen()).toContain('The quota was $250,000\n? What worked? (231,500)');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ text: '' });
    expect(getScreen()).toContain('✔ What worked? 231,500');
  });
});
