/** The environment in which a test runs. */
import { onTestFinished } from 'vitest';

/** Sets variables until the test ends, which may set more of them: all are then as they were. */
export function setEnvironment(values: Readonly<Record<string, string>>): void {
  const before = { ...process.env };
  onTestFinished(() => {
    // Not another object in its place: some Nodes give the programs that they start the first one.
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(before, name)) delete process.env[name];
    Object.assign(process.env, before);
  });
  Object.assign(process.env, values);
}
