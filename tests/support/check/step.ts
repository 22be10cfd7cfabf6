import { spawn } from 'node:child_process'

export type Step = { name: string; command: string; args: string[]; env?: NodeJS.ProcessEnv }
export type StepResult = { name: string; ok: boolean; output: string; seconds: number }

/** Runs one tool to its end and keeps what it said, so that tools that run together do not mix. */
export async function runStep({ name, command, args, env }: Step): Promise<StepResult> {
  const started = performance.now()
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))

  const ok = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      output.push(Buffer.from(error.message))
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })
  const seconds = (performance.now() - started) / 1000
  return { name, ok, output: Buffer.concat(output).toString(), seconds }
}
