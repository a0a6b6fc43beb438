/** Numbers that one seed always gives again (mulberry32). */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0
  }

  /** From 0 up to, not including, 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  below(count) {
    return Math.floor(this.next() * count)
  }

  between(least, most) {
    return least + this.below(most - least + 1)
  }

  chance(share) {
    return this.next() < share
  }

  of(items) {
    return items[this.below(items.length)]
  }

  /** Another sequence, which this one determines. */
  fork() {
    return new Random(this.below(2 ** 32))
  }
}
