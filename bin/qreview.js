#!/usr/bin/env node
const { main, processTerminal } = require('../dist/qreview.cjs');

async function start() {
  process.exitCode = await main(process.argv.slice(2), processTerminal());
}

void start();
