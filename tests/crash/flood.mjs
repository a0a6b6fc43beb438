// Callers who never come to an end, on a thread of their own: so that who measures beside them is not held up by them.
import { connect } from 'node:net'
import { workerData } from 'node:worker_threads'

const { port, opening, endless, connections, octets = Number.POSITIVE_INFINITY } = workerData
const piece = endless.repeat(Math.ceil(65_536 / endless.length))

/** Sends for as long as it is let, and begins anew when it is not. */
function flood() {
  const socket = connect(port, '127.0.0.1')
  let left = octets
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= piece.length
      if (!socket.write(piece)) return
    }
  }
  socket.on('connect', () => {
    socket.write(opening)
    more()
  })
  socket.on('drain', more)
  socket.on('data', () => {})
  socket.on('error', () => {})
  socket.on('close', () => setTimeout(flood, 10))
}

for (let n = 0; n < connections; ++n) flood()
