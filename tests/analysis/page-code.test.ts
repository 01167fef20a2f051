import { expect, test } from 'vitest'
import { isOfPage } from '../../rules/analysis/page-code.ts'
import { ask } from '../code.ts'

test.each([
  ['document.title = "x"', true],
  ['import { api } from "./api"; export const show = () => { document.title = api.name }', true],
  ['define("page", ["api"], (api) => { $("#x").text(api.name) })', true],
  ['export const url = window.location.href', true],
  ['"use client"; export const x = process.env.X', true],
  ['import { useState } from "react"; export const x = process.env.X', true],
  ['import { ref } from "vue"', true],
  ['import $ from "jquery"; export default $', true],
  // A server renders, too.
  ['import React from "react"; export const Page = () => React.createElement("p")', false],
  ['import { cache } from "react"; export const user = cache(load)', false],
  ['"use server"; export const x = 1', false],
  // Runs elsewhere, too.
  ['export const isPage = typeof window !== "undefined" && window.name', false],
  ['const path = require("path"); export const f = (page) => page.evaluate(() => document.title)', false],
  ['export const id = process.pid; document.title = id', false],
  ['const document = parse(text); document.save()', false],
  ['export const x = 1', false],
])('tells code of a page: %s', (code, expected) => {
  expect(ask(code, 'Program', (context) => isOfPage(context))).toBe(expected)
})
