/** A level that goes up and down, and remembers how high it was. */
export class Gauge {
  level = 0
  peak = 0

  add(amount: number): void {
    this.set(this.level + amount)
  }

  set(level: number): void {
    this.level = level
    this.peak = Math.max(this.peak, level)
  }
}
