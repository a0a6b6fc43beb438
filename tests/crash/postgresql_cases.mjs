import { setTimeout as pause } from 'node:timers/promises'
import { PostgresqlServer, storageOn, until } from './postgresql.mjs'
import { withLap } from './with_lap.mjs'

const killsOfProgram = { short: 5, long: 500 }
const killsOfServer = { short: 2, long: 100 }
const failovers = { short: 1, long: 20 }

const count = ({ short, long: many }, long) => (long ? many : short)

export async function killsOnPostgresql({ binary, folder, random, long, seed }) {
  return withServers([await PostgresqlServer.make()], (storage) =>
    withLap({ binary, folder, storage, random, name: `${seed}-pg` }, async (lap) => {
      await lap.open({ cut: 1 })
      const kills = count(killsOfProgram, long)
      while (lap.kills < kills && lap.faults.length === 0) await lap.killUnderLoad()
      await lap.close()
    }),
  )
}

/** The server dies and comes back under a program that goes on. */
export async function killsOfPostgresql({ binary, folder, random, long, seed }) {
  const server = await PostgresqlServer.make()
  return withServers([server], (storage) =>
    withLap({ binary, folder, storage, random, name: `${seed}-pgkill` }, async (lap) => {
      await lap.open()
      const kills = count(killsOfServer, long)
      while (lap.kills < kills && lap.faults.length === 0)
        await loseServer(lap, async () => {
          await server.kill()
          await pause(random.between(0, 800))
          await server.start()
        })
      await lap.close()
    }),
  )
}

/** The machine of the server that writes is lost under load; its standby takes over with everything acknowledged. */
export async function failover({ binary, folder, random, long, seed }) {
  let outcome
  for (let number = 1; number <= count(failovers, long); ++number) {
    const primary = await PostgresqlServer.make()
    const standby = await primary.addSynchronousStandby()
    outcome = await withServers([primary, standby], (storage) =>
      withLap({ binary, folder, storage, random, name: `${seed}-failover-${number}` }, async (lap) => {
        await lap.open()
        await loseServer(lap, async () => {
          await primary.killAll()
          await standby.promote()
        })
        await lap.close()
      }),
    )
    if (outcome.faults.length > 0) break
  }
  return outcome
}

async function withServers(servers, story) {
  try {
    return await story(storageOn(...servers))
  } finally {
    for (const server of servers) await server.remove()
  }
}

/** Under load: the server is lost and another is there, and then acts are acknowledged again. */
async function loseServer(lap, loseAndReplace) {
  const { history } = lap
  const running = lap.load.run()
  const acknowledged = (more) => until(() => history.count('acknowledged') >= before + more)
  let before = history.count('acknowledged')
  await acknowledged(lap.random.between(20, 60))
  await loseAndReplace()
  ++lap.kills
  before = history.count('acknowledged')
  await acknowledged(30)
  lap.load.halt()
  await running
  await lap.check()
}
