#!/usr/bin/env node
import { main, processTerminal } from '../dist/qreview.js';

process.exitCode = await main(process.argv.slice(2), processTerminal());
