/** A line (or several) of text with keys for what else a leader may answer: one prompt for inquirer. */
import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isTabKey,
  isUpKey,
  useKeypress,
  useState,
} from '@inquirer/core';
import type { Known } from '../domain/interview.ts';
import type { Style } from '../report/format.ts';
import { wrap } from '../report/table.ts';

/** How one question is put. */
export interface AnswerConfig {
  readonly message: string;
  /** What the question is about, above it. */
  readonly about: string | undefined;
  readonly hint: string | undefined;
  /** What is shown when more is asked for. */
  readonly more: readonly string[];
  /** What Enter alone gives, if anything. */
  readonly current: string | undefined;
  /** The same as it was typed, to go on with in the editor. */
  readonly raw: string;
  /** What the keys ? - < and Enter give here, for the line below. */
  readonly keys: readonly string[];
  readonly check: (text: string) => string | undefined;
  /** What a key such as ? stands for, to show it when it was the answer. */
  readonly spoken: (text: string) => string | undefined;
  /** The id for an entry's words, where the answer is a new entry. */
  readonly propose: ((text: string) => string) | undefined;
  /** Earlier entries that the arrows bring back. */
  readonly known: readonly Known[];
  readonly style: Style;
}

/** What was typed, and what it is to become. */
export interface Typed {
  readonly text: string;
  /** The id of the earlier entry that was picked. */
  readonly id?: string;
  /** What was asked for besides: another id, or the editor to go on in. */
  readonly wants?: 'id' | 'editor';
}

/** Asks for text. Enter ends it, Alt+Enter and pasted line breaks go on in a new line. */
export const answerPrompt = createPrompt<Typed, AnswerConfig>((config, done) => {
  const { style, known } = config;
  const [status, setStatus] = useState<'open' | 'done' | 'editor'>('open');
  const [above, setAbove] = useState<readonly string[]>([]);
  const [line, setLine] = useState('');
  const [isPasting, setPasting] = useState(false);
  const [isExpanded, setExpanded] = useState(false);
  const [wantsId, setWantsId] = useState(false);
  const [picked, setPicked] = useState(-1);
  const [problem, setProblem] = useState<string | undefined>();

  const finish = (typed: Typed): void => {
    setStatus(typed.wants === 'editor' ? 'editor' : 'done');
    done(typed);
  };

  useKeypress((key, readline) => {
    if (status !== 'open') return;
    const write = (text: string): void => {
      readline.clearLine(0);
      readline.write(text);
      setLine(text);
    };
    const { name, ctrl } = key;
    const isMeta = 'meta' in key && key.meta === true;
    if (name === 'paste-start' || name === 'paste-end') return setPasting(name === 'paste-start');
    if (isEnterKey(key) && (isPasting || isMeta)) {
      setAbove([...above, line]);
      return write('');
    }
    if (isPasting) return setLine(readline.line);
    if (isEnterKey(key)) {
      const text = [...above, line].join('\n');
      const wrong = config.check(text);
      if (wrong !== undefined) {
        readline.write(line);
        return setProblem(wrong);
      }
      const id = text === known[picked]?.text ? known[picked]?.id : undefined;
      return finish({ text, ...(id === undefined ? {} : { id }), ...(wantsId ? { wants: 'id' } : {}) });
    }
    if (ctrl && name === 'g') return finish({ text: [...above, line].join('\n'), wants: 'editor' });
    if (ctrl && name === 'n' && config.propose !== undefined) return setWantsId(!wantsId);
    if (isTabKey(key)) {
      write(line);
      return setExpanded(!isExpanded);
    }
    if (known.length > 0 && (isDownKey(key) || isUpKey(key))) {
      const next = (picked + (isDownKey(key) ? 1 : -1) + known.length + 1) % (known.length + 1);
      setPicked(next === known.length ? -1 : next);
      return write(known[next]?.text ?? '');
    }
    if (isBackspaceKey(key) && line === '' && readline.line === '' && above.length > 0) {
      setAbove(above.slice(0, -1));
      return write(above.at(-1) ?? '');
    }
    setProblem(undefined);
    setLine(readline.line);
  });

  const text = [...above, line].join('\n');
  if (status === 'editor') return `${style.faint('?')} ${config.message} ${style.faint('in the editor')}`;
  if (status === 'done') {
    const shown = config.spoken(text) ?? (text === '' ? (config.current ?? (style.unicode ? '–' : '-')) : text);
    return `${style.good(style.unicode ? '✔' : 'v')} ${config.message} ${style.good(shown)}`;
  }
  const typedLines = above.length === 0 ? line : `\n${[...above, line].map((one) => `  ${one}`).join('\n')}`;
  const current =
    config.current !== undefined && config.current !== '' && text === '' ? style.faint(`(${config.current}) `) : '';
  const about = config.about === undefined ? '' : `${wrap(config.about, style.width - 1, '  ')}\n`;
  const content = `${about}${style.good('?')} ${style.strong(config.message)} ${current}${typedLines}`;
  return [content, below(config, { text, picked, wantsId, isExpanded, problem }).join('\n')];
});

interface Below {
  readonly text: string;
  readonly picked: number;
  readonly wantsId: boolean;
  readonly isExpanded: boolean;
  readonly problem: string | undefined;
}

function below(config: AnswerConfig, { text, picked, wantsId, isExpanded, problem }: Below): string[] {
  const { style, known, propose } = config;
  const faint = (line: string): string => style.faint(wrap(line, style.width - 1, '  '));
  const id = known[picked] !== undefined && text === known[picked]?.text ? known[picked]?.id : propose?.(text);
  const keys = [
    ...config.keys,
    ...(known.length > 0 ? ['arrows: earlier ones'] : []),
    ...(config.more.length > 0 ? ['Tab hints'] : []),
    'Ctrl+G editor',
  ];
  return [
    ...(problem === undefined ? [] : [style.bad(wrap(problem, style.width - 1, '  '))]),
    ...(isExpanded ? config.more.map(faint) : []),
    ...(config.hint === undefined ? [] : [faint(config.hint)]),
    ...(id === undefined || text.trim() === ''
      ? []
      : [faint(wantsId ? 'id: asked next' : `id: ${id} (Ctrl+N: another)`)]),
    faint(keys.join('   ')),
  ];
}
