#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// given-names.mjs PACKAGE > firmware/quotes/words_given.c
//
// Writes the given names of many languages with the gender that they are usually given to, as data for the quote reader.
// PACKAGE is the unpacked npm package @faker-js/faker 10.6.0 (MIT licence): npm pack @faker-js/faker@10.6.0, then tar xf.
// Left out: names that are a surname or a common word of English or a word of the reader's own lists (there the word counts
// for more), and names in other letters than those of Latin-1, which the reader's table does not fold.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const room = join(dirname(fileURLToPath(import.meta.url)), '..', 'firmware', 'quotes');
const { allLocales } = await import(pathToFileURL(resolve(process.argv[2], 'dist/index.js')));

// Places, peoples and things that are named more often in news than anybody of that name.
const PLACES =
  'orlando florence milan sydney kingston lincoln kent devon chelsea brooklyn austin houston dallas savannah verona ' +
  'adelaide alexandria asia india china cuba egypt kenya jordan israel ireland geneva vienna valencia lourdes ' +
  'trinity dakota montana phoenix cairo lima roman christian royal golden loyal green santa los las san saint mac van ' +
  'von del santos lux mercury clinton isis';

// Lists that are taken whole; a name in any other has to stand in two.
const WHOLE = new Set('en en_AU en_GH en_IN en_NG en_NP en_ZA de da nl nb_NO sv pl fi es es_MX pt_BR pt_PT tr'.split(' '));

const own = new Set(PLACES.split(' '));
for (const file of readdirSync(room).filter((f) => /^words_.*\.c$/.test(f) && f !== 'words_given.c'))
  for (const [, words] of readFileSync(join(room, file), 'utf8').matchAll(/"([^"]*)"/g))
    for (const word of words.split(' ')) own.add(word);

const flat = (list) => (Array.isArray(list) ? list : []).map((x) => (typeof x === 'string' ? x : (x.value ?? '')));
const english = Object.entries(allLocales).filter(([name]) => name.startsWith('en'));
for (const [, locale] of english) {
  for (const list of Object.values(locale.person?.last_name ?? {})) for (const name of flat(list)) own.add(name.toLowerCase());
  for (const list of Object.values(locale.word ?? {})) for (const word of flat(list)) own.add(word.toLowerCase());
  for (const list of ['city_name', 'state', 'country', 'county'])
    for (const name of flat(locale.location?.[list])) for (const word of name.split(/[ -]/)) own.add(word.toLowerCase());
}

const male = new Set(), female = new Set(), times = new Map();
for (const [code, locale] of Object.entries(allLocales)) {
  const names = locale.person?.first_name ?? {};
  const common = new Set();
  for (const [list, set] of [[names.male, male], [names.female, female]])
    for (const name of flat(list).map((n) => n.toLowerCase())) {
      set.add(name);
      common.add(name);
    }
  const weight = WHOLE.has(code) ? 2 : 1;
  for (const name of common) times.set(name, (times.get(name) ?? 0) + weight);
}
// "Clinton", "Hunter": a given name that only English has and that looks like a surname is one more often.
const elsewhere = new Set();
for (const [code, locale] of Object.entries(allLocales))
  if (!code.startsWith('en'))
    for (const list of Object.values(locale.person?.first_name ?? {})) for (const name of flat(list)) elsewhere.add(name.toLowerCase());
const surname = (name) => !elsewhere.has(name) && /(?:ton|s|son|ley|er|man|ford|ard|ell|ett|ey|field|wood|dale|dt)$/.test(name);
const usable = (name) => !surname(name) && /^[a-zß-öø-ÿ-]{3,18}$/.test(name) && !own.has(name) && times.get(name) >= 2;
const lists = {
  'QW_MALE': [...male].filter((n) => usable(n) && !female.has(n)),
  'QW_FEMALE': [...female].filter((n) => usable(n) && !male.has(n)),
  'QW_MALE | QW_FEMALE': [...male].filter((n) => usable(n) && female.has(n)),
};

console.log('/* SPDX-License-Identifier: MIT */');
console.log(`/* Written by toolchain/given-names.mjs from the lists of given names in Faker (@faker-js/faker 10.6.0), copyright (c)
 * 2022-2025 its contributors, under the MIT licence, whose text is in README.md. Change the script, not this. */`);
console.log('#include "quotes/words.h"\n');
console.log('const struct quote_list quote_words_given[] = {');
for (const [flags, names] of Object.entries(lists)) {
  console.log(`    {${flags},`);
  let line = '';
  for (const name of names.sort()) {
    if (Buffer.byteLength(line + name) > 110) {
      console.log(`     "${line}"`);
      line = '';
    }
    line += `${name} `;
  }
  console.log(`     "${line.trimEnd()}"},`);
}
console.log('    {0, NULL},\n};');
