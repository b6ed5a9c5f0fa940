// SPDX-License-Identifier: GPL-3.0-or-later
// Replicates documents from a PouchDB server to a PouchDB client, each a process with its own disk, and prints
// documents per second beside our first load. Arguments: number of documents, our JSON (of sync_bench).
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const PouchDB = require('pouchdb');

/** An event as our rows have it: the same members, a text of the usual length. */
function eventDocument(i) {
  const hex = (n) => n.toString(16).padStart(8, '0');
  return {
    _id: `${hex(i)}-0000-7000-8000-${hex(i * 2654435761 % 2 ** 32)}0000`,
    kind: 'event', cluster: `${hex(i % 120000)}-0000-7000-8000-000000000000`, ward: '27127',
    occurred_at: 1700000000000 + i * 1000, recorded_at: 1700000001000 + i * 1000, channel: 'counter',
    domain: 'common', event_kind: 'inquiry', title: `手続きの問い合わせ ${i}`,
    body: '窓口にて手続きの説明を行い、必要書類を案内した。後日、書類を持参される予定。',
    office: '27127-01', staff: '1001', sensitivity: 'normal', source: 'synthetic',
  };
}

async function serve(folder, documents) {
  const express = require('express');
  const Stored = PouchDB.defaults({ prefix: `${folder}/` });
  const db = new Stored('ward');
  for (let at = 0; at < documents; at += 5000) {
    const batch = [];
    for (let i = at; i < Math.min(at + 5000, documents); i++) batch.push(eventDocument(i));
    await db.bulkDocs(batch);
  }
  const app = express();
  app.use('/', require('express-pouchdb')(Stored, { mode: 'minimumForPouchDB', logPath: `${folder}/log.txt`,
    configPath: `${folder}/config.json` }));
  const listener = app.listen(0, '127.0.0.1', () => console.log(listener.address().port));
}

async function main() {
  if (process.argv[2] === '--serve') return serve(process.argv[3], Number(process.argv[4]));
  const documents = Number(process.argv[2]);
  const ours = JSON.parse(readFileSync(process.argv[3], 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'yorisoi-sync-peers-'));
  const server = spawn(process.execPath, [process.argv[1], '--serve', folder, String(documents)],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise((resolve, reject) => {
      server.stdout.once('data', (text) => resolve(Number(text)));
      server.once('exit', () => reject(new Error('the server has ended')));
    });
    const copy = new PouchDB(`${folder}/copy`);
    const begun = process.hrtime.bigint();
    await PouchDB.replicate(`http://127.0.0.1:${port}/ward`, copy, { batch_size: 1000, batches_limit: 5 });
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    const { doc_count: arrived } = await copy.info();
    if (arrived !== documents) throw new Error(`${arrived} of ${documents} documents have arrived`);
    const theirs = documents / seconds;
    const rows = ours.first_load.rows / ours.first_load.s;
    console.log(`PouchDB    ${documents} documents in ${seconds.toFixed(1)} s: ${theirs.toFixed(0)} a second, ` +
      'over HTTP, not encrypted, without indexes');
    console.log(`Yorisoi    ${ours.first_load.rows} rows in ${ours.first_load.s.toFixed(1)} s: ${rows.toFixed(0)} a second, ` +
      'over HTTPS, encrypted, indexed, searchable');
    console.log(`ratio      ${(rows / theirs).toFixed(1)} (PouchDB would need ` +
      `${(ours.first_load.rows / theirs / 60).toFixed(0)} minutes for our rows, if it kept its pace)`);
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
