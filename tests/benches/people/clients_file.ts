/** How each twentieth line is wrong, in turn. */
const WRONG: ((n: number) => string)[] = [
  (n) => `C-${n},No address,nobody,GB`,
  (n) => `C-${n},Nowhere,p${n}@client.example,Atlantis`,
  (n) => `,Without reference,p${n}@client.example,GB`,
  (n) => `C-${n},Too,p${n}@client.example,GB,many,cells`,
  (n) => `C-${n},,p${n}@client.example,GB`,
  (n) => `C-${n},A "quote" inside,p${n}@client.example,GB`,
]

/** A CSV of so many clients; every twentieth cannot be taken. Answers how many those are. */
export function clientsFile(count: number): { text: string; refused: number } {
  let refused = 0
  const lines = Array.from({ length: count }, (_, n) => {
    if (n % 20 !== 19) return `C-${n},Client ${n} & Söhne,person-${n}@client.example,DE`
    return WRONG[refused++ % WRONG.length](n)
  })
  return { text: `ref,name,billing_email,country\n${lines.join('\n')}\n`, refused }
}
