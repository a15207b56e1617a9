/** An account without rights, for tests of what may not be read or written: root may do anything. */
import { onTestFinished } from 'vitest';

/** Debian's nobody, who owns nothing. */
const NOBODY = 65_534;

/** Makes root nobody until the test ends; whoever isn't root stays who they are. */
export function becomeNobody(): void {
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(NOBODY);
  onTestFinished(() => process.seteuid?.(0));
}
