import { expect, test } from 'vitest'
import { tagsIn } from './tags'

test.each([
  ['sales, emea', ['sales', 'emea']],
  [' sales ;; Sales,\ntest ', ['sales', 'test']],
  [' , ', []],
])('tags as they are typed: %j', (typed, tags) => {
  expect(tagsIn(typed)).toEqual(tags)
})
