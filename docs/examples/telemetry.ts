import type { EventEmitter } from 'node:events'

interface Reading {
  readonly sensor: string
  readonly celsius: number
}

/** Collects the readings of the cold store and sends them in batches. */
export class Telemetry {
  readonly #readings: Reading[] = []
  readonly #collector: string

  constructor(sensors: EventEmitter, collector: string) {
    this.#collector = collector
    sensors.on('reading', (reading: Reading) => {
      this.#readings.push(reading)
    })
  }

  async sendBatch(): Promise<void> {
    const batch = this.#readings.splice(0, 100)
    if (batch.length > 0) await fetch(this.#collector, { method: 'POST', body: JSON.stringify(batch) })
  }
}

/** The last readings, for the chart on the wall. */
export class RecentReadings {
  readonly #recent: Reading[] = []

  constructor(sensors: EventEmitter) {
    sensors.on('reading', (reading: Reading) => {
      if (this.#recent.length >= 50) this.#recent.shift()
      this.#recent.push(reading)
    })
  }

  drawn(): Reading[] {
    return this.#recent.splice(0)
  }
}
