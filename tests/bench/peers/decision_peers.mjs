// SPDX-License-Identifier: GPL-3.0-or-later
// Times the JavaScript peers and prints them beside our run. Arguments: folder of the benchmark's data, our JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { evaluate } from 'feelin';

const [folder, oursFile] = process.argv.slice(2);
const data = JSON.parse(readFileSync(`${folder}/expressions.json`, 'utf8'));
const ours = new Map(JSON.parse(readFileSync(oursFile, 'utf8')).benchmarks.map((b) => [b.name, b.cpu_time]));

/** Nanoseconds per call, after a warm-up, over at least 300 ms. */
function time(call) {
  for (let i = 0; i < 2000; i++) call(i);
  let calls = 0;
  const begin = process.hrtime.bigint();
  let end = begin;
  while (end - begin < 300_000_000n) {
    for (let i = 0; i < 200; i++) call(calls + i);
    calls += 200;
    end = process.hrtime.bigint();
  }
  return Number(end - begin) / calls;
}

const rows = [];
for (const [name, text] of data.expressions) {
  rows.push(['feelin', name, time(() => evaluate(text, data.context)), ours.get(`evaluate/${name}`),
    ours.get(`compile and evaluate/${name}`)]);
}

const { decisionTable } = createRequire(import.meta.url)('@hbtgmbh/dmn-eval-js');
const decisions = await decisionTable.parseDmnXml(readFileSync(`${folder}/table.dmn`, 'utf8'));
const inputs = [
  { kind: 'single parent', income: 1800000, size: 3 }, { kind: 'elderly', income: 2400000, size: 2 },
  { kind: 'worker', income: 3900000, size: 5 }, { kind: 'worker', income: 9000000, size: 1 },
];
rows.push(['dmn-eval-js', 'table', time((i) => decisionTable.evaluateDecision('reduction', decisions, inputs[i % 4])),
  ours.get('evaluate/table'), undefined]);

const cell = (n, width) => (n === undefined ? '-' : n.toFixed(0)).padStart(width);
console.log(`${'peer'.padEnd(12)}${'case'.padEnd(22)}${'peer ns'.padStart(10)}${'ours ns'.padStart(9)}${'ratio'.padStart(8)}${'with parsing'.padStart(14)}${'ratio'.padStart(8)}`);
const ratios = [];
for (const [peer, name, theirs, own, whole] of rows) {
  ratios.push(theirs / own);
  console.log(`${peer.padEnd(12)}${name.padEnd(22)}${cell(theirs, 10)}${cell(own, 9)}${cell(theirs / own, 8)}${cell(whole, 14)}${cell(whole && theirs / whole, 8)}`);
}
const mean = Math.exp(ratios.reduce((sum, r) => sum + Math.log(r), 0) / ratios.length);
console.log(`geometric mean of the ratios per evaluation: ${mean.toFixed(0)}; smallest: ${Math.min(...ratios).toFixed(0)}`);
