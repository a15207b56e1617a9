/** How much memory is taken for what is soon forgotten. */

/**
 * Keeps V8 from giving more and more room to new objects, up to 48 MB. Of a file that was read hardly anything stays, so
 * that more room takes no work away, and the processor's caches have to do with more. V8 looks at this factor each time
 * that it wants to grow, and not only at its start.
 */
export function keepMemorySmall(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
}
