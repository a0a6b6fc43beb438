// Reads a list of mutants: blocks with empty lines between them. mutants.txt says how one is written.

/** One mutant for each block: { number, why, file, by, from, to }. */
export function mutantsOf(text) {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '' && !block.trimStart().startsWith('//'))
    .map((block, i) => mutantOf(block, i + 1))
}

function mutantOf(block, number) {
  const mutant = { number, why: '', file: '', by: '', from: '', to: '' }
  const members = { '# ': 'why', 'in ': 'file', 'by ': 'by', '- ': 'from', '+ ': 'to' }
  for (const line of block.trim().split('\n')) {
    const member = members[line.slice(0, 2)] ?? members[line.slice(0, 3)]
    if (!member) throw new Error(`mutant ${number}: what is \`${line}\`?`)
    const said = line.slice(line.indexOf(' ') + 1)
    mutant[member] += (mutant[member] ? '\n' : '') + said
  }
  if (!mutant.why || !mutant.file || !mutant.from)
    throw new Error(`mutant ${number} needs a reason, a file and the code to be replaced`)
  return mutant
}
