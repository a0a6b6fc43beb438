import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A port that nobody listens on, at this moment. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

/**
 * The real program as a process of its own, on one port for as long as it is started and ended. It sees the settings it
 * is given and none of the caller's environment.
 */
export class Program {
  constructor(binary, folder, port, settings) {
    this.binary = binary
    this.folder = folder
    this.port = port
    this.origin = `http://127.0.0.1:${port}`
    this.environment = { PATH: process.env.PATH ?? '', DEEDBOX_LISTEN: `127.0.0.1:${port}`, ...settings }
    this.log = ''
  }

  spawn() {
    const child = spawn(this.binary, ['serve'], {
      cwd: this.folder,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => this.note(words))
    this.child = child
    this.ended = once(child, 'exit')
  }

  note(words) {
    this.log = (this.log + words).slice(-20_000)
  }

  async start() {
    this.spawn()
    try {
      await this.ready()
    } catch (error) {
      await this.kill()
      throw new Error(`${error.message}\n${this.log}`)
    }
  }

  async ready(seconds = 30) {
    const patience = Date.now() + seconds * 1000
    while (Date.now() < patience) {
      if (this.child.exitCode !== null) throw new Error(`the program ended with ${this.child.exitCode}`)
      const answer = await fetch(`${this.origin}/readyz`).catch(() => null)
      await answer?.arrayBuffer().catch(() => null)
      if (answer?.ok) return
      await pause(20)
    }
    throw new Error('the program was not ready in time')
  }

  /** Asks it to end, and returns its exit status, or the signal that ended it. */
  async stop() {
    this.child.kill('SIGTERM')
    const [status, signal] = await this.ended
    return signal ?? status
  }

  /** Ends it at once: whatever it had in hand is lost. */
  async kill() {
    this.child.kill('SIGKILL')
    await this.ended
  }

  /** Runs one of its other commands with the same settings. */
  command(...words) {
    return new Promise((done) => {
      execFile(this.binary, words, { cwd: this.folder, env: this.environment }, (error, out, faults) =>
        done({ status: error ? error.code : 0, out, faults }),
      )
    })
  }
}
